import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Me, signIn, signInToDemonstration } from '../../server/organisation/contract.ts';
import { Form, SecretField, TextField } from '../kit/form.tsx';
import { Dialog } from '../kit/sheet.tsx';
import { useForm } from '../kit/use-form.ts';
import { call } from './client.ts';
import { meReading } from './me.ts';
import { dropWaiting, resumeWaiting } from './session-gate.ts';

/** Sign-in over the page: the page, and every word in it, stays below. */
export function SessionDialog() {
  const { t } = useTranslation('app');
  return (
    <Dialog opened onClose={() => {}} closable={false} title={t('session.title')}>
      <SignInAgain />
    </Dialog>
  );
}

function SignInAgain() {
  const { t } = useTranslation('app');
  const { t: words } = useTranslation('organisation');
  const client = useQueryClient();
  const before = client.getQueryData(meReading.queryKey);
  const form = useForm({
    key: 'sign-in-again',
    first: { username: before?.username ?? '', password: '' },
    secret: ['username', 'password'],
    check: ({ username, password }) => ({
      ...(username.trim() ? {} : { username: words('signIn.noName') }),
      ...(password ? {} : { password: words('signIn.noPassword') }),
    }),
  });

  function enter(me: Me): void {
    const samePerson = before === undefined || me.person.id === before.person.id;
    client.setQueryData(meReading.queryKey, me);
    if (samePerson) {
      resumeWaiting();
      return;
    }
    // What waited was the other person's. A new person begins at the beginning.
    dropWaiting();
    client.clear();
    window.location.assign('/');
  }

  return (
    <>
      <p style={{ marginBottom: '0.75rem' }}>{t('session.body')}</p>
      <Form
        form={form}
        onSubmit={() =>
          void form.submit(async (values) => enter(await call(signIn, { body: values })))
        }
        acts={
          <>
            {before?.demonstration && (
              <Button
                variant="default"
                onClick={() =>
                  void call(signInToDemonstration, { body: { username: before.username } }).then(
                    enter,
                  )
                }
              >
                {t('session.as', { name: before.person.fullName })}
              </Button>
            )}
            <Button type="submit" loading={form.sending}>
              {words('signIn.enter')}
            </Button>
          </>
        }
      >
        <TextField
          form={form}
          name="username"
          label={words('signIn.name')}
          autoComplete="username"
        />
        <SecretField
          form={form}
          name="password"
          label={words('signIn.password')}
          autoComplete="current-password"
        />
      </Form>
    </>
  );
}
