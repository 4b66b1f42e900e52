import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/me.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly lastDay: string | null;
  readonly basis: string;
}

interface EndingFormProps {
  readonly about: string;
  readonly title: string;
  readonly what?: string;
  readonly onEnd: (ending: { lastDay: string; basis: string | null }) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A last day with its basis. */
export function EndingForm({ about, title, what, onEnd, onClose }: EndingFormProps) {
  const { t } = useTranslation('people');
  const today = useToday();
  const form = useForm<Words>({
    key: `ending:${about}`,
    first: { lastDay: today, basis: '' },
    check: ({ lastDay }) => (lastDay ? {} : { lastDay: t('form.missing') }),
  });
  return (
    <SheetForm
      form={form}
      title={title}
      send={t('form.save')}
      onSend={async ({ lastDay, basis }) => {
        await onEnd({ lastDay: lastDay ?? '', basis: basis.trim() || null });
        toast(t('sheet.done'));
      }}
      onClose={onClose}
    >
      {what && <p className="meta">{what}</p>}
      <DayField
        id={fieldId(form, 'lastDay')}
        label={t('form.lastDay')}
        value={form.values.lastDay}
        error={form.errorOf('lastDay')}
        onChange={(lastDay) => form.set({ lastDay })}
      />
      <TextField
        form={form}
        name="basis"
        label={t('form.basis')}
        hint={t('form.basisHint')}
        optional
      />
    </SheetForm>
  );
}
