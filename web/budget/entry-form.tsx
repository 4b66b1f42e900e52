import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BudgetEntry,
  type BudgetLine,
  correctAmount,
  enterAmount,
  getBudget,
  getLine,
  getTaskMoney,
  listLines,
} from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { ConflictDialog, conflictOf, type DifferenceOf409 } from '../kit/conflict-dialog.tsx';
import { DayField } from '../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../kit/form.tsx';
import { day as written } from '../kit/format.ts';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { exactText, readSum } from './money-text.ts';

export const MONEY_READINGS = [getBudget, getLine, getTaskMoney, listLines];
const MEASURES = ['planned', 'allotted', 'disbursed'] as const;

interface Words {
  readonly [field: string]: unknown;
  readonly measure: string;
  readonly amount: string;
  readonly onDay: string | null;
  readonly basis: string;
  readonly decision: string;
  readonly reason: string;
}

interface EntryFormProps {
  readonly line: Pick<BudgetLine, 'id' | 'version'>;
  readonly unit: AmountUnit;
  /** Plans and allotments too, or disbursements only. */
  readonly canEdit: boolean;
  /** The entry that is corrected; a new one where left out. */
  readonly wrong?: BudgetEntry;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Enters a sum of a line, or corrects one: amount, day, basis, and a decision where it goes beyond. */
export function EntryForm({ line, unit, canEdit, wrong, onDone, onCancel }: EntryFormProps) {
  const { t } = useTranslation('budget');
  const { t: kit } = useTranslation('kit');
  const enter = useAct(enterAmount, { stale: MONEY_READINGS });
  const correct = useAct(correctAmount, { stale: MONEY_READINGS });
  const [isOut, setOut] = useState(false);
  const [difference, setDifference] = useState<DifferenceOf409 | null>(null);
  const [version, setVersion] = useState<number | null>(null);
  const form = useForm<Words>({
    key: wrong ? `budget-correct:${wrong.id}` : `budget-entry:${line.id}`,
    first: {
      measure: wrong?.measure ?? 'disbursed',
      amount: wrong ? exactText(wrong.amount, unit) : '',
      onDay: wrong?.onDay ?? dayInVietnam(new Date()),
      ...{ basis: wrong?.basis ?? '', decision: wrong?.decision ?? '', reason: '' },
    },
    check: ({ amount, onDay, reason }) => {
      const errors: FormErrors<Words> = {};
      const read = readSum(amount, unit);
      if (!isOut && 'meant' in read) {
        errors.amount =
          read.meant === null ? t('entry.wrong') : t('entry.meant', { suggestion: read.meant });
      }
      if (!onDay) errors.onDay = t('entry.noDay');
      if (wrong && reason.trim().length < 5) errors.reason = t('entry.shortReason');
      return errors;
    },
  });

  async function send(values: Words): Promise<void> {
    const read = readSum(values.amount, unit);
    const dong = 'dong' in read ? read.dong : '0';
    const said = {
      ...{ onDay: values.onDay ?? '', basis: values.basis.trim() || null },
      ...{ decision: values.decision.trim() || null, version: version ?? line.version },
    };
    try {
      if (wrong) {
        const body = { ...said, amount: isOut ? null : dong, reason: values.reason };
        await correct.mutateAsync({ params: { id: line.id, entryId: wrong.id }, body });
        toast(t('entry.corrected'));
      } else {
        const measure = MEASURES.find((each) => each === values.measure) ?? 'disbursed';
        const body = { ...said, amount: dong, measure };
        await enter.mutateAsync({ params: { id: line.id }, body });
        const sum = exactText(dong, unit);
        toast(t('entry.saved', { measure: t(`measure.${measure}`), sum, unit: t(`unit.${unit}`) }));
      }
    } catch (error) {
      setDifference(conflictOf(error));
      throw error;
    }
    form.clear();
    onDone();
  }

  return (
    <>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            <Button variant="default" onClick={onCancel}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t(wrong ? 'entry.correct' : 'entry.send')}
            </Button>
          </>
        }
      >
        {!wrong && canEdit && (
          <ChoiceField
            form={form}
            name="measure"
            label={t('entry.which')}
            options={MEASURES.map((value) => ({ value, label: t(`measureOf.${value}`) }))}
          />
        )}
        {wrong && (
          <Checkbox
            label={t('entry.remove')}
            checked={isOut}
            onChange={(event) => setOut(event.currentTarget.checked)}
          />
        )}
        <TextField
          form={form}
          name="amount"
          label={t('entry.amount', {
            unit: unit === 'đồng' ? 'đồng' : `${t(`unit.${unit}`)} đồng`,
          })}
          hint={t('entry.amountHint')}
          inputMode="decimal"
          disabled={isOut}
        />
        <DayField
          id={fieldId(form, 'onDay')}
          label={t('entry.onDay')}
          value={form.values.onDay}
          error={form.errorOf('onDay')}
          onChange={(onDay) => form.set({ onDay })}
        />
        <TextField form={form} name="basis" label={t('entry.basis')} optional />
        <TextField
          form={form}
          name="decision"
          label={t('entry.decision')}
          hint={t('entry.decisionHint')}
          optional
        />
        {wrong && <TextField form={form} name="reason" label={t('entry.reason')} />}
      </Form>
      <ConflictDialog
        difference={difference}
        nameOf={(field) =>
          MEASURES.filter((each) => each === field).map((each) => t(`measureOf.${each}`))[0] ??
          field
        }
        say={(_, value) => (typeof value === 'string' ? exactText(value, unit) : '')}
        onMerge={(_, saved) => {
          setVersion(saved);
          setDifference(null);
        }}
        onClose={() => setDifference(null)}
      />
    </>
  );
}

/** `Giải ngân 1.250 ngày 31/12/2022`, for a button of an entry. */
export function useEntryName(unit: AmountUnit): (entry: BudgetEntry) => string {
  const { t } = useTranslation('budget');
  return ({ measure, amount, onDay }) =>
    t('entry.correctOf', {
      measure: t(`measure.${measure}`),
      ...{ sum: exactText(amount, unit), day: written(onDay) },
    });
}
