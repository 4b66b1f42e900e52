import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Contact,
  claimEmail,
  confirmEmail,
  getContact,
} from '../../../server/organisation/contact-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { Form, TextField } from '../../kit/form.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from './contact.module.css';

/** `a@b.vn`: what a person may mistype is seen at once; the code proves the rest. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** My mail address, used once the code that was mailed there is typed in. */
export function EmailSection({ contact }: { contact: Contact }) {
  const { t } = useTranslation('reminders');
  const claim = useAct(claimEmail, { stale: [getContact] });
  const { email, waiting, mailOn } = contact;
  const drop = () =>
    claim.mutate(
      { body: { email: null } },
      { onSuccess: () => toast(t('contact.dropped')), onError: toastProblem },
    );
  return (
    <section className={classes.section} aria-labelledby="my-email">
      <h2 id="my-email">{t('contact.email')}</h2>
      <p>{email === null ? t('contact.emailNone') : t('contact.emailIs', { email })}</p>
      {email !== null && (
        <Button variant="default" onClick={drop} loading={claim.isPending}>
          {t('contact.drop')}
        </Button>
      )}
      {waiting && <CodeForm email={waiting.email} />}
      {mailOn ? <AddressForm /> : <p className="meta">{t('contact.emailOff')}</p>}
    </section>
  );
}

function AddressForm() {
  const { t } = useTranslation('reminders');
  const claim = useAct(claimEmail, { stale: [getContact] });
  const form = useForm<{ email: string; [field: string]: unknown }>({
    key: 'my-email',
    first: { email: '' },
    check: ({ email }) => (ADDRESS.test(email.trim()) ? {} : { email: t('contact.emailWrong') }),
  });
  async function send({ email }: { email: string }): Promise<void> {
    await claim.mutateAsync({ body: { email: email.trim() } });
    toast(t('contact.claimed', { email: email.trim() }));
  }
  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <Button type="submit" variant="default" loading={form.sending}>
          {t('contact.claim')}
        </Button>
      }
    >
      <TextField
        form={form}
        name="email"
        label={t('contact.email')}
        hint={t('contact.emailHint')}
        inputMode="email"
        autoComplete="email"
        maxLength={200}
      />
    </Form>
  );
}

function CodeForm({ email }: { email: string }) {
  const { t } = useTranslation('reminders');
  const confirm = useAct(confirmEmail, { stale: [getContact] });
  const form = useForm<{ code: string; [field: string]: unknown }>({
    key: 'my-email-code',
    first: { code: '' },
    check: ({ code }) => (/^\d{6}$/.test(code.trim()) ? {} : { code: t('contact.codeWrong') }),
    secret: ['code'],
  });
  async function send({ code }: { code: string }): Promise<void> {
    await confirm.mutateAsync({ body: { code: code.trim() } });
    toast(t('contact.confirmed'));
  }
  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <Button type="submit" loading={form.sending}>
          {t('contact.confirm')}
        </Button>
      }
    >
      <TextField
        form={form}
        name="code"
        label={t('contact.code', { email })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
      />
    </Form>
  );
}
