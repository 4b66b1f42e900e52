import { useTranslation } from 'react-i18next';
import { dueFrom, type Term } from '../../server/calendar/rules/anchor.ts';
import { asDay, formatDay, isDay } from '../../server/calendar/rules/day.ts';
import { weekdayName } from '../../server/calendar/rules/week.ts';
import type { Task } from '../../server/tasks/contract.ts';
import { setAnchor, type TaskTiming } from '../../server/tasks/timing-contract.ts';
import { useMe } from '../app/me.ts';
import { usePreferences } from '../app/preferences.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { day as written } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { useTimeRules } from '../kit/use-time-rules.ts';

const UNITS = ['day', 'working-day'] as const;

interface Words {
  readonly [field: string]: unknown;
  readonly onDay: string | null;
  readonly days: string;
  readonly unit: string;
  readonly source: string;
}

interface SetAnchorSheetProps {
  readonly task: Task;
  readonly anchor: NonNullable<TaskTiming['anchor']>;
  readonly onClose: () => void;
}

/** Đặt mốc: the day of the event; the deadline that follows is said before it is sent. */
export function SetAnchorSheet({ task, anchor, onClose }: SetAnchorSheetProps) {
  const { t } = useTranslation('calendar');
  const { today } = useMe();
  const { language } = usePreferences();
  const rules = useTimeRules(asDay(today));
  const act = useAct(setAnchor);
  const form = useForm<Words>({
    key: `set-anchor:${task.id}`,
    first: { onDay: anchor.set?.onDay ?? null, days: '', unit: 'day', source: '' },
    check: (words) => {
      const errors: FormErrors<Words> = {};
      if (!words.onDay) errors.onDay = t('marking.noDay');
      if (termOf(anchor.term, words) === null) errors.days = t('timing.sheet.noDays');
      if (words.source.trim().length < 3) errors.source = t('marking.noSource');
      return errors;
    },
  });
  const { onDay } = form.values;
  const term = termOf(anchor.term, form.values);
  const due = onDay !== null && isDay(onDay) && term ? dueFrom(term, onDay, rules) : null;

  async function send(words: Words): Promise<void> {
    const row = await act.mutateAsync({
      params: { id: task.id },
      body: {
        version: task.version,
        onDay: words.onDay ?? today,
        term: termOf(anchor.term, words),
        source: words.source,
      },
    });
    toast(t('timing.sheet.done', { day: written(row.dueOn ?? '') }));
  }

  return (
    <SheetForm
      form={form}
      title={t('timing.sheet.title')}
      send={t('timing.sheet.send')}
      onSend={send}
      onClose={onClose}
    >
      <p>
        {anchor.words && <b>{t('timing.sheet.event', { words: anchor.words })}. </b>}
        {t('timing.sheet.what', { count: anchor.tasks })}
      </p>
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('timing.sheet.onDay')}
        value={onDay}
        error={form.errorOf('onDay')}
        onChange={(day) => form.set({ onDay: day })}
        autoFocus
      />
      {anchor.term === null && (
        <>
          <TextField
            form={form}
            name="days"
            label={t('timing.sheet.days')}
            inputMode="numeric"
            maxLength={4}
          />
          <ChoiceField
            form={form}
            name="unit"
            label={t('timing.sheet.unit')}
            options={UNITS.map((value) => ({ value, label: t(`timing.sheet.${value}`) }))}
          />
        </>
      )}
      <TextField
        form={form}
        name="source"
        label={t('timing.sheet.source')}
        hint={t('timing.sheet.sourceHint')}
        maxLength={500}
      />
      <p role="status">
        {due &&
          t('timing.sheet.answer', { day: formatDay(due), weekday: weekdayName(due, language) })}
      </p>
    </SheetForm>
  );
}

/** The term of the words, or the one typed; null while it is no number of days. */
function termOf(stated: Term | null, { days, unit }: Words): Term | null {
  if (stated !== null) return stated;
  if (!/^\d{1,4}$/.test(days.trim()) || Number(days) > 3_660) return null;
  return { days: Number(days), unit: unit === 'working-day' ? 'working-day' : 'day' };
}
