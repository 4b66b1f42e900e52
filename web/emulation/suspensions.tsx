import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../server/emulation/campaign-contract.ts';
import {
  listSuspensions,
  type SuspensionShape,
  settleSuspension,
  suspend,
} from '../../server/emulation/nomination-contract.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { useToday } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { day } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './emulation.module.css';

const CAUSES = ['inspection', 'discipline', 'complaint'] as const;

/** Who is suspended from awards and why, pending first, with the outcome of what was settled. */
export function Suspensions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('emulation');
  const { asOf } = useView();
  const { data } = useRead(listSuspensions, { query: { asOf: asOf ?? undefined } });
  const [opened, setOpened] = useState<'new' | SuspensionShape | null>(null);
  const found = data?.suspensions ?? [];
  if (found.length === 0 && !campaign.may.suspend) return null;
  const whoOf = ({ unit, personName }: SuspensionShape) =>
    personName ? `${personName}, ${unit.name}` : unit.name;
  return (
    <section className={classes.section}>
      <h2>{t('suspension.list')}</h2>
      <ul className={classes.plain}>
        {found.map((each) => {
          const facts = {
            ...{ who: whoOf(each), cause: t(`suspension.cause.${each.cause}`) },
            ...{ from: day(each.fromOn), basis: each.settledBasis ?? each.basis },
          };
          return (
            <li key={each.id}>
              {each.toOn === null
                ? t('suspension.line', facts)
                : t('suspension.settledLine', { ...facts, to: day(each.toOn) })}{' '}
              {each.toOn === null && campaign.may.suspend && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('suspension.settleOf', { who: whoOf(each) })}
                  onClick={() => setOpened(each)}
                  data-screen
                >
                  {t('suspension.settle')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {campaign.may.suspend && (
        <Button variant="default" onClick={() => setOpened('new')} data-screen>
          {t('act.suspend')}
        </Button>
      )}
      {opened === 'new' && <SuspendSheet onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && (
        <SettleSheet suspension={opened} who={whoOf(opened)} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

interface SuspendWords {
  readonly [field: string]: unknown;
  readonly unit: readonly UnitRef[];
  readonly person: string;
  readonly cause: string;
  readonly from: string | null;
  readonly basis: string;
}

function SuspendSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const send = useAct(suspend);
  const form = useForm<SuspendWords>({
    key: 'suspend-awards',
    first: { unit: [], person: '', cause: 'inspection', from: today, basis: '' },
    check: ({ unit, from, basis }) => {
      const errors: FormErrors<SuspendWords> = {};
      if (unit.length === 0) errors.unit = t('nominate.noUnit');
      if (!from) errors.from = t('suspension.noDay');
      if (basis.trim().length < 3) errors.basis = t('suspension.noBasis');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('suspension.title')}
      send={t('suspension.send')}
      onClose={onClose}
      onSend={async ({ unit: [unit], person, cause, from, basis }) => {
        if (!unit || !from) return;
        await send.mutateAsync({
          body: {
            ...{ unitId: unit.id, personName: person.trim() || null, fromOn: from, basis },
            cause: CAUSES.find((each) => each === cause) ?? 'inspection',
          },
        });
        toast(t('suspension.done'));
      }}
    >
      <p>{t('suspension.what')}</p>
      <UnitPicker
        id={fieldId(form, 'unit')}
        label={t('nominate.unit')}
        value={form.values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
      />
      <TextField
        form={form}
        name="person"
        label={t('suspension.person')}
        hint={t('suspension.personHint')}
        optional
      />
      <ChoiceField
        form={form}
        name="cause"
        label={t('suspension.causeLabel')}
        options={CAUSES.map((value) => ({ value, label: t(`suspension.cause.${value}`) }))}
      />
      <DayField
        id={fieldId(form, 'from')}
        label={t('suspension.from')}
        value={form.values.from}
        error={form.errorOf('from')}
        onChange={(from) => form.set({ from })}
      />
      <TextField form={form} name="basis" label={t('suspension.basis')} maxLength={500} />
    </SheetForm>
  );
}

interface SettleWords {
  readonly [field: string]: unknown;
  readonly to: string | null;
  readonly basis: string;
}

interface SettleSheetProps {
  readonly suspension: SuspensionShape;
  readonly who: string;
  readonly onClose: () => void;
}

function SettleSheet({ suspension, who, onClose }: SettleSheetProps) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const settle = useAct(settleSuspension);
  const form = useForm<SettleWords>({
    key: `settle-suspension:${suspension.id}`,
    first: { to: today, basis: '' },
    check: ({ to, basis }) => ({
      ...(to ? {} : { to: t('suspension.noDay') }),
      ...(basis.trim().length < 3 ? { basis: t('suspension.noBasis') } : {}),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('suspension.settleTitle', { who })}
      send={t('suspension.settle')}
      onClose={onClose}
      onSend={async ({ to, basis }) => {
        if (!to) return;
        await settle.mutateAsync({ params: { id: suspension.id }, body: { toOn: to, basis } });
        toast(t('suspension.settled'));
      }}
    >
      <DayField
        id={fieldId(form, 'to')}
        label={t('suspension.to')}
        value={form.values.to}
        error={form.errorOf('to')}
        onChange={(to) => form.set({ to })}
      />
      <TextField form={form} name="basis" label={t('suspension.basis')} maxLength={500} />
    </SheetForm>
  );
}
