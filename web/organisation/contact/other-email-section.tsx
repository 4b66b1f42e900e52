import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setEmailOf } from '../../../server/organisation/contact-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { Form, TextField } from '../../kit/form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { type Person, PersonPicker } from '../../tasks/acts/person-picker.tsx';
import classes from './contact.module.css';

interface Words {
  readonly [field: string]: unknown;
  readonly person: Person | null;
  readonly email: string;
}

/** The administrator enters the address of somebody; an empty one takes it away. */
export function OtherEmailSection() {
  const { t } = useTranslation('reminders');
  const set = useAct(setEmailOf, { stale: [] });
  const form = useForm<Words>({
    key: 'email-of-other',
    first: { person: null, email: '' },
    check: ({ person, email }) => {
      const errors: FormErrors<Words> = {};
      if (person === null) errors.person = t('contact.noPerson');
      const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
      if (email.trim() !== '' && !isAddress) errors.email = t('contact.emailWrong');
      return errors;
    },
  });
  async function send({ person, email }: Words): Promise<void> {
    if (person === null) return;
    await set.mutateAsync({
      params: { id: person.id },
      body: { email: email.trim() === '' ? null : email.trim() },
    });
    toast(t('contact.setDone', { name: person.name }));
  }
  return (
    <section className={classes.section} aria-labelledby="other-emails">
      <h2 id="other-emails">{t('contact.others')}</h2>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <Button type="submit" variant="default" loading={form.sending}>
            {t('contact.set')}
          </Button>
        }
      >
        <PersonPicker
          label={t('contact.person')}
          value={form.values.person}
          onChange={(person) => form.set({ person })}
        />
        <TextField form={form} name="email" label={t('contact.email')} inputMode="email" />
      </Form>
    </section>
  );
}
