import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { listDemonstrationAccounts, type Me, signIn } from '../../server/organisation/contract.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { call } from '../app/client.ts';
import { meReading } from '../app/me.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Form, SecretField, TextField } from '../kit/form.tsx';
import { useForm } from '../kit/use-form.ts';
import { DemonstrationPeople } from './demonstration-people.tsx';
import classes from './sign-in.module.css';

/** After signing in: the address that was asked for, when it is one of ours, else the first page. */
function useEnter(): (me: Me) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const query: AddressQuery = useSearch({ strict: false });
  const wanted = textIn(query, 'to');
  const isOurs = wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.includes('\\');
  return (me) => {
    client.clear();
    client.setQueryData(meReading.queryKey, me);
    if (wanted && isOurs) void navigate({ href: wanted, replace: true });
    else void navigate({ to: '/', search: {}, replace: true });
  };
}

/** Sign-in (đăng nhập), and in a demonstration the people whose work can be tried. */
export function Page() {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('app');
  const { language } = usePreferences();
  const { linkProblem } = useRouteContext({ from: '/sign-in' });
  const people = useRead(listDemonstrationAccounts, {});
  const enter = useEnter();
  const form = useForm({
    key: 'sign-in',
    first: { username: '', password: '' },
    secret: ['password'],
    check: ({ username, password }) => ({
      ...(username.trim() ? {} : { username: t('signIn.noName') }),
      ...(password ? {} : { password: t('signIn.noPassword') }),
    }),
  });
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${shell('name')}`;
  }, [t, shell]);
  const accounts = people.data?.accounts ?? [];
  return (
    <main className={classes.page}>
      <div className={classes.door}>
        <h1 className={classes.brand}>{shell('name')}</h1>
        <p className={classes.tagline}>{t('signIn.tagline')}</p>
        {linkProblem && (
          <p className={classes.problem} role="alert">
            {linkProblem.sentence}
          </p>
        )}
        <h2>{t('signIn.title')}</h2>
        <Form
          form={form}
          onSubmit={() =>
            void form.submit(async (values) => enter(await call(signIn, { body: values })))
          }
          acts={
            <Button type="submit" loading={form.sending}>
              {t('signIn.enter')}
            </Button>
          }
        >
          <TextField form={form} name="username" label={t('signIn.name')} autoComplete="username" />
          <SecretField
            form={form}
            name="password"
            label={t('signIn.password')}
            autoComplete="current-password"
          />
        </Form>
        <p className={classes.language}>
          <button
            type="button"
            className="link-button"
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => setPreferences({ language: language === 'vi' ? 'en' : 'vi' })}
          >
            {shell('verb.language')}
          </button>
        </p>
      </div>
      {accounts.length > 0 && <DemonstrationPeople accounts={accounts} onEnter={enter} />}
    </main>
  );
}
