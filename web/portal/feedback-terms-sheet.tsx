import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  type FeedbackSettings,
  getFeedbackSettings,
  setFeedbackSettings,
} from '../../server/portal/feedback/contract.ts';
import { useToday } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

type Rules = z.output<typeof FeedbackSettings>['rules'];
const MOST = { suggestionDays: 60, complaintDays: 60, keptDays: 1_825 } as const;
const NUMBERS = ['suggestionDays', 'complaintDays', 'keptDays'] as const;

/** Thời hạn trả lời và lưu liên hệ: chosen from a day on, with the paper behind it. */
export function TermsSheet({ onClose }: { readonly onClose: () => void }) {
  const read = useRead(getFeedbackSettings, {});
  return read.data ? <Opened rules={read.data.rules} onClose={onClose} /> : null;
}

function Opened({ rules, onClose }: { readonly rules: Rules; readonly onClose: () => void }) {
  const { t } = useTranslation('feedback');
  const today = useToday();
  const save = useAct(setFeedbackSettings, { stale: [getFeedbackSettings] });
  const form = useForm<Values>({
    key: 'feedback-terms',
    first: {
      ...{ suggestionDays: String(rules.days.suggestion), from: today, source: '' },
      ...{ complaintDays: String(rules.days.complaint), keptDays: String(rules.keptDays) },
    },
    check: (values) => ({
      ...Object.fromEntries(
        NUMBERS.filter((name) => !fits(values[name], MOST[name])).map((name) => [
          name,
          t('form.daysWrong', { least: 1, most: MOST[name] }),
        ]),
      ),
      ...(values.from === null ? { from: t('form.fromWrong') } : {}),
      ...(values.source.trim().length < 3 ? { source: t('form.sourceMissing') } : {}),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('terms')}
      send={t('form.saveTerms')}
      onClose={onClose}
      onSend={async ({ suggestionDays, complaintDays, keptDays, from, source }) => {
        const days = { suggestion: Number(suggestionDays), complaint: Number(complaintDays) };
        const chosen = { days, keptDays: Number(keptDays) };
        const body = { rules: chosen, from: from ?? today, source: source.trim() };
        await save.mutateAsync({ body });
        toast(t('done'));
      }}
    >
      {NUMBERS.map((name) => (
        <TextField
          key={name}
          form={form}
          name={name}
          label={t(`form.${name}`)}
          inputMode="numeric"
        />
      ))}
      <DayField
        id={fieldId(form, 'from')}
        label={t('form.from')}
        value={form.values.from}
        error={form.errorOf('from')}
        onChange={(from) => form.set({ from })}
      />
      <TextField form={form} name="source" label={t('form.source')} />
    </SheetForm>
  );
}

type Values = { [K in (typeof NUMBERS)[number]]: string } & {
  [field: string]: unknown;
  from: string | null;
  source: string;
};

function fits(text: string, most: number): boolean {
  const days = Number(text.trim());
  return /^\d{1,4}$/.test(text.trim()) && days >= 1 && days <= most;
}
