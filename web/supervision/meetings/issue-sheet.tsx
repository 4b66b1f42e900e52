import { useTranslation } from 'react-i18next';
import { issueConclusions, type Meeting } from '../../../server/supervision/meeting-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly number: string;
  readonly on: string | null;
  readonly position: string;
  readonly signer: string;
}

interface IssueSheetProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

/** Ban hành thông báo kết luận: exactly what will happen, then number, day and signer. */
export function IssueSheet({ meeting, onClose }: IssueSheetProps) {
  const { t } = useTranslation('meetings');
  const today = useToday();
  const issue = useAct(issueConclusions);
  const form = useForm<Words>({
    key: `issue-notice:${meeting.id}`,
    first: { number: meeting.nextNumber, on: today, position: '', signer: '' },
    check: ({ number, on }) => {
      const errors: FormErrors<Words> = {};
      if (number.trim().length < 3) errors.number = t('form.missing');
      if (!on) errors.on = t('form.missing');
      return errors;
    },
  });
  const orders = meeting.minutes.filter(({ asTask }) => asTask);
  const leads = new Set(orders.flatMap(({ leadIds }) => leadIds));
  const units = meeting.units.filter(({ id }) => leads.has(id)).map(({ name }) => name);
  return (
    <SheetForm
      form={form}
      title={t('issue.title')}
      send={t('issue.send')}
      onClose={onClose}
      onSend={async ({ number, on, position, signer }) => {
        const { id, version } = meeting;
        const body = { version, number, on: on ?? today, position, signer };
        const { tasks } = await issue.mutateAsync({ params: { id }, body });
        toast(t('issue.done', { count: tasks }));
      }}
    >
      <p>
        {orders.length === 0
          ? t('issue.nothing')
          : t('issue.what', { count: orders.length, units: units.join(', ') })}
      </p>
      <TextField form={form} name="number" label={t('issue.number')} maxLength={60} />
      <DayField
        id={fieldId(form, 'on')}
        label={t('issue.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
      <TextField
        form={form}
        name="position"
        label={t('issue.position')}
        hint={t('issue.asUsual')}
        optional
      />
      <TextField form={form} name="signer" label={t('issue.signer')} optional />
    </SheetForm>
  );
}
