import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changePassword,
  getMyAccount,
  type MyAccount,
} from '../../../server/organisation/account-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { SecretField } from '../../kit/form.tsx';
import { dayAndClock } from '../../kit/format.ts';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import classes from './account.module.css';

/** Mật khẩu: when it was set, and another one. */
export function PasswordSection({ account }: { account: MyAccount }) {
  const { t } = useTranslation('account');
  const [isChanging, setIsChanging] = useState(false);
  if (account.demonstration) return null;
  return (
    <section className={classes.section} aria-labelledby="my-password">
      <h2 id="my-password">{t('mine.password')}</h2>
      {account.passwordSetAt !== null && (
        <p>{t('mine.setAt', { day: dayAndClock(account.passwordSetAt) })}</p>
      )}
      {account.hasPassword ? (
        <Button variant="default" onClick={() => setIsChanging(true)}>
          {t('mine.change')}
        </Button>
      ) : (
        <p>{t('mine.noPassword')}</p>
      )}
      {isChanging && (
        <ChangePasswordSheet least={account.passwordLength} onClose={() => setIsChanging(false)} />
      )}
    </section>
  );
}

interface Words {
  readonly [field: string]: unknown;
  readonly old: string;
  readonly password: string;
}

function ChangePasswordSheet({ least, onClose }: { least: number; onClose: () => void }) {
  const { t } = useTranslation('account');
  const change = useAct(changePassword, { stale: [getMyAccount] });
  const form = useForm<Words>({
    key: 'change-password',
    first: { old: '', password: '' },
    secret: ['old', 'password'],
    check: ({ old, password }) => {
      const errors: FormErrors<Words> = {};
      if (!old) errors.old = t('mine.noOld');
      if ([...password].length < least) errors.password = t('set.short', { count: least });
      return errors;
    },
  });
  async function send({ old, password }: Words): Promise<void> {
    await change.mutateAsync({ body: { old, password } });
    toast(t('mine.changed'));
  }
  return (
    <SheetForm
      form={form}
      title={t('mine.change')}
      send={t('mine.change')}
      onSend={send}
      onClose={onClose}
    >
      <SecretField form={form} name="old" label={t('mine.old')} autoComplete="current-password" />
      <SecretField
        form={form}
        name="password"
        label={t('set.password')}
        hint={t('set.hint', { count: least })}
        autoComplete="new-password"
      />
    </SheetForm>
  );
}
