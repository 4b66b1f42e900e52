import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  declareAbsence,
  getContact,
  listAbsences,
} from '../../../server/organisation/contact-contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { type Person, PersonPicker } from '../../tasks/acts/person-picker.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly person: Person | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly standIn: Person | null;
  readonly reason: string;
}

/** Báo vắng: from a day to a day, with who stands in. */
export function AbsenceSheet({ forOthers, onClose }: { forOthers: boolean; onClose: () => void }) {
  const { t } = useTranslation('reminders');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const declare = useAct(declareAbsence, { stale: [getContact, listAbsences] });
  const form = useForm<Words>({
    key: 'absence',
    first: { person: null, from: today, to: null, standIn: null, reason: '' },
    check: ({ from, to, reason }) => {
      const errors: FormErrors<Words> = {};
      if (!from) errors.from = t('contact.noDay');
      if (!to) errors.to = t('contact.noDay');
      if (from && to && to < from) errors.to = t('contact.backwards');
      if (reason.trim().length < 3) errors.reason = t('contact.noReason');
      return errors;
    },
  });

  async function send({ person, from, to, standIn, reason }: Words): Promise<void> {
    if (!from || !to) return;
    await declare.mutateAsync({
      body: { personId: person?.id ?? null, from, to, standInId: standIn?.id ?? null, reason },
    });
    form.clear();
    toast(t('contact.done'));
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('contact.declare')}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('contact.send')}
            </Button>
          </>
        }
      >
        {forOthers && (
          <PersonPicker
            label={t('contact.who')}
            hint={t('contact.whoHint')}
            optional
            value={form.values.person}
            onChange={(person) => form.set({ person })}
          />
        )}
        <DayField
          id={fieldId(form, 'from')}
          label={t('contact.from')}
          value={form.values.from}
          error={form.errorOf('from')}
          onChange={(from) => form.set({ from })}
        />
        <DayField
          id={fieldId(form, 'to')}
          label={t('contact.to')}
          value={form.values.to}
          error={form.errorOf('to')}
          onChange={(to) => form.set({ to })}
        />
        <PersonPicker
          label={t('contact.stand')}
          optional
          value={form.values.standIn}
          onChange={(standIn) => form.set({ standIn })}
        />
        <TextField form={form} name="reason" label={t('contact.reason')} maxLength={300} />
      </Form>
    </Sheet>
  );
}
