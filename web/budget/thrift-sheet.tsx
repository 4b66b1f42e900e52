import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  enterStep,
  getThriftStory,
  listSources,
  listThrift,
  openThrift,
  type ThriftItem,
} from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { isYears } from '../../server/budget/rules/period.ts';
import { STEPS } from '../../server/budget/rules/thrift.ts';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../kit/form.tsx';
import { dayAndClock, day as written } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './budget.module.css';
import { exactText, readSum } from './money-text.ts';

interface SheetProps {
  readonly unit: AmountUnit;
  readonly onClose: () => void;
}

interface NewWords {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly year: string;
  readonly source: string;
  readonly amount: string;
  readonly onDay: string | null;
  readonly basis: string;
}

/** Begins a sum to be followed through its steps. */
export function AddThriftSheet({ unit, onClose }: SheetProps) {
  const { t } = useTranslation('budget');
  const { acting } = useMe();
  const sources = useRead(listSources, {});
  const open = useAct(openThrift, { stale: [listThrift] });
  const [units, setUnits] = useState<readonly UnitRef[]>([acting.unit]);
  const form = useForm<NewWords>({
    key: 'budget-thrift',
    first: {
      ...{ name: '', year: String(new Date().getFullYear()), source: 'state', amount: '' },
      ...{ onDay: dayInVietnam(new Date()), basis: '' },
    },
    check: ({ name, year, amount, onDay }) => {
      const errors: FormErrors<NewWords> = {};
      if (name.trim().length < 3) errors.name = t('thrift.shortName');
      if (!isYears({ from: Number(year), to: Number(year) })) errors.year = t('line.wrongYear');
      if ('meant' in readSum(amount, unit)) errors.amount = t('entry.wrong');
      if (!onDay) errors.onDay = t('entry.noDay');
      return errors;
    },
  });

  async function send({ name, year, source, amount, onDay, basis }: NewWords): Promise<void> {
    const read = readSum(amount, unit);
    const [holder] = units;
    if (!holder || !('dong' in read)) return;
    const step = { step: 'proposed' as const, amount: read.dong, onDay: onDay ?? '' };
    await open.mutateAsync({
      body: {
        ...{ name, unitId: holder.id, year: Number(year), source },
        steps: [{ ...step, basis: basis.trim() || null }],
      },
    });
    toast(t('thrift.added'));
  }

  return (
    <SheetForm
      form={form}
      title={t('thrift.addTitle')}
      send={t('thrift.send')}
      onSend={send}
      blocked={units.length === 0}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('thrift.name')} />
      <UnitPicker
        label={t('thrift.unit')}
        value={units}
        error={units.length === 0 ? t('thrift.noUnit') : undefined}
        onChange={setUnits}
      />
      <TextField form={form} name="year" label={t('thrift.year')} inputMode="numeric" />
      <ChoiceField
        form={form}
        name="source"
        label={t('line.source')}
        options={(sources.data?.sources ?? [])
          .filter(({ isClosed }) => !isClosed)
          .map(({ key, name }) => ({ value: key, label: name }))}
      />
      <TextField
        form={form}
        name="amount"
        label={t('thrift.first', {
          unit: unit === 'đồng' ? 'đồng' : `${t(`unit.${unit}`)} đồng`,
        })}
        inputMode="decimal"
      />
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('entry.onDay')}
        value={form.values.onDay}
        error={form.errorOf('onDay')}
        onChange={(onDay) => form.set({ onDay })}
      />
      <TextField form={form} name="basis" label={t('entry.basis')} optional />
    </SheetForm>
  );
}

interface StepWords {
  readonly [field: string]: unknown;
  readonly step: string;
  readonly amount: string;
  readonly onDay: string | null;
  readonly basis: string;
}

/** One sum with everything that was said of it, and the next step to be entered. */
export function ThriftSheet({ item, unit, onClose }: SheetProps & { item: ThriftItem }) {
  const { t } = useTranslation('budget');
  const { t: kit } = useTranslation('kit');
  const story = useRead(getThriftStory, { params: { id: item.id } });
  const enter = useAct(enterStep, { stale: [listThrift, getThriftStory] });
  const next = STEPS.find((step) => item.steps[step] === null) ?? 'settled';
  const form = useForm<StepWords>({
    key: `budget-step:${item.id}`,
    first: { step: next, amount: '', onDay: dayInVietnam(new Date()), basis: '' },
    check: ({ amount, onDay }) => ({
      ...('meant' in readSum(amount, unit) ? { amount: t('entry.wrong') } : {}),
      ...(onDay ? {} : { onDay: t('entry.noDay') }),
    }),
  });

  async function send({ step, amount, onDay, basis }: StepWords): Promise<void> {
    const read = readSum(amount, unit);
    if (!('dong' in read)) return;
    await enter.mutateAsync({
      params: { id: item.id },
      body: {
        ...{ version: item.version, step: STEPS.find((each) => each === step) ?? next },
        ...{ amount: read.dong, onDay: onDay ?? '', basis: basis.trim() || null },
      },
    });
    form.clear();
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('thrift.itemTitle')}>
      <div className={classes.stack}>
        <div>
          <p>
            <b>{item.name}</b>
          </p>
          <p className="meta">
            {item.unit.name}, {item.year}, {item.source.name}
          </p>
        </div>
        {item.canEdit && (
          <Form
            form={form}
            onSubmit={() => void form.submit(send)}
            acts={
              <>
                <Button variant="default" onClick={onClose}>
                  {kit('act.cancel')}
                </Button>
                <Button type="submit" loading={form.sending}>
                  {t('thrift.enter')}
                </Button>
              </>
            }
          >
            <ChoiceField
              form={form}
              name="step"
              label={t('thrift.step')}
              options={STEPS.map((value) => ({ value, label: t(`thrift.steps.${value}`) }))}
            />
            <TextField
              form={form}
              name="amount"
              label={t('entry.amount', {
                unit: unit === 'đồng' ? 'đồng' : `${t(`unit.${unit}`)} đồng`,
              })}
              inputMode="decimal"
            />
            <DayField
              id={fieldId(form, 'onDay')}
              label={t('entry.onDay')}
              value={form.values.onDay}
              error={form.errorOf('onDay')}
              onChange={(onDay) => form.set({ onDay })}
            />
            <TextField form={form} name="basis" label={t('entry.basis')} optional />
          </Form>
        )}
        <ReadState query={story}>
          {({ entries }) => (
            <ul className={classes.entries}>
              {entries.toReversed().map((entry) => (
                <li key={entry.id}>
                  <span>
                    <span className={entry.ended ? classes.ended : undefined}>
                      {t(`thrift.steps.${entry.step}`)} <b>{exactText(entry.amount, unit)}</b>,{' '}
                      {written(entry.onDay)}
                    </span>
                    {entry.basis && `, ${t('line.basis', { basis: entry.basis })}`}
                    {entry.ended && ` (${t('thrift.ended')})`}
                    <br />
                    <span className="meta">
                      {t('line.entered', { by: entry.by, at: dayAndClock(entry.at) })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </ReadState>
      </div>
    </Sheet>
  );
}
