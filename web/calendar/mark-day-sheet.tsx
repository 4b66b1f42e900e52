import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../server/organisation/time-contract.ts';
import { markDay } from '../../server/organisation/time-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { say, day as written } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

const KINDS = ['off', 'worked', 'ordinary'] as const;
const SCOPES = ['own', 'all'] as const;

interface Words {
  readonly [field: string]: unknown;
  readonly day: string | null;
  readonly kind: string;
  readonly name: string;
  readonly source: string;
  readonly scope: string;
}

interface MarkDaySheetProps {
  /** A day of the table to confirm or to mark otherwise; null for a new one. */
  readonly day: CalendarDay | null;
  readonly forAll: boolean;
  readonly onClose: () => void;
}

/** Ghi ngày: a day off, a make-up day, or an ordinary day where the table says otherwise. */
export function MarkDaySheet({ day, forAll, onClose }: MarkDaySheetProps) {
  const { t } = useTranslation('calendar');
  const mark = useAct(markDay);
  const form = useForm<Words>({
    key: `mark-day:${day?.day ?? ''}`,
    first: {
      ...{ day: day?.day ?? null, kind: day?.kind ?? 'off', name: day ? say(day.name) : '' },
      ...{ source: '', scope: 'own' },
    },
    check: ({ day: on, name, source }) => {
      const errors: FormErrors<Words> = {};
      if (!on) errors.day = t('marking.noDay');
      if (name.trim().length < 2) errors.name = t('marking.noName');
      if (source.trim().length < 3) errors.source = t('marking.noSource');
      return errors;
    },
  });

  async function send({ day: on, kind, name, source, scope }: Words): Promise<void> {
    if (!on) return;
    await mark.mutateAsync({
      body: {
        day: on,
        kind: KINDS.find((each) => each === kind) ?? 'off',
        name,
        source,
        scope: SCOPES.find((each) => each === scope) ?? 'own',
      },
    });
    toast(t('marking.done', { day: written(on) }));
  }

  return (
    <SheetForm
      form={form}
      title={t('marking.title')}
      send={t('marking.send')}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('marking.what')}</p>
      <DayField
        id={fieldId(form, 'day')}
        label={t('marking.day')}
        value={form.values.day}
        error={form.errorOf('day')}
        onChange={(on) => form.set({ day: on })}
        autoFocus
      />
      <ChoiceField
        form={form}
        name="kind"
        label={t('marking.kind')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField form={form} name="name" label={t('marking.name')} maxLength={200} />
      <TextField
        form={form}
        name="source"
        label={t('marking.source')}
        hint={t('marking.sourceHint')}
        maxLength={500}
      />
      {forAll && (
        <ChoiceField
          form={form}
          name="scope"
          label={t('marking.scope')}
          options={SCOPES.map((value) => ({ value, label: t(`from.${value}`) }))}
        />
      )}
    </SheetForm>
  );
}
