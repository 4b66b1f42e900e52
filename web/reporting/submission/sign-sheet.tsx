import { useTranslation } from 'react-i18next';
import { signSubmission } from '../../../server/reporting/submission-contract.ts';
import { useMe, useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { type ActSheetProps, Findings } from './act-sheet-parts.tsx';

interface SignWords {
  readonly [field: string]: unknown;
  readonly number: string;
  readonly signedOn: string | null;
  readonly position: string;
  readonly place: string;
}

/** Ký, gửi: number, day and position as they will stand on the paper. */
export function SignSheet({ submission, onClose }: ActSheetProps) {
  const { t } = useTranslation('submissions');
  const today = useToday();
  const { acting } = useMe();
  const sign = useAct(signSubmission);
  const { id, version, frame, receiver } = submission;
  const form = useForm<SignWords>({
    key: `sign:${id}`,
    first: {
      ...{ number: '', signedOn: today, place: frame.place },
      position: acting.title.toLocaleUpperCase('vi'),
    },
    check: ({ number, signedOn, position, place }) => {
      const errors: FormErrors<SignWords> = {};
      if (number.trim().length < 3) errors.number = t('sheet.noNumber');
      if (!signedOn) errors.signedOn = t('sheet.noDay');
      if (linesOf(position).length === 0) errors.position = t('sheet.noPosition');
      if (place.trim().length < 2) errors.place = t('sheet.noPlace');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('act.sign')}
      send={t('act.sign')}
      onClose={onClose}
      onSend={async ({ number, signedOn, position, place }) => {
        if (!signedOn) return;
        const body = { version, number, signedOn, place, position: linesOf(position) };
        await sign.mutateAsync({ params: { id }, body });
        toast(t('done.sign'));
      }}
    >
      <p>{t('sheet.signWhat', { receiver: receiver.name })}</p>
      <Findings submission={submission} />
      <TextField
        form={form}
        name="number"
        label={t('sheet.number')}
        hint={t('sheet.numberHint')}
        maxLength={100}
      />
      <DayField
        id={fieldId(form, 'signedOn')}
        label={t('sheet.signedOn')}
        value={form.values.signedOn}
        error={form.errorOf('signedOn')}
        onChange={(signedOn) => form.set({ signedOn })}
      />
      <LongTextField
        form={form}
        name="position"
        label={t('sheet.position')}
        hint={t('sheet.positionHint')}
        rows={2}
      />
      <TextField form={form} name="place" label={t('sheet.place')} maxLength={100} />
    </SheetForm>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 2);
}
