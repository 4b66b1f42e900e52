import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForReset, getDoor } from '../../../server/organisation/account-contract.ts';
import { call } from '../../app/client.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { Form, TextField } from '../../kit/form.tsx';
import { ReadState } from '../../kit/states.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from '../sign-in.module.css';
import { DoorPage } from './door-page.tsx';

/** Quên mật khẩu: asks for a letter, and answers alike whoever was named. */
export function Page() {
  const { t } = useTranslation('account');
  const door = useRead(getDoor, {});
  const [isSent, setIsSent] = useState(false);
  const form = useForm({
    key: 'forgot-password',
    first: { name: '' },
    check: ({ name }) => (name.trim() ? {} : { name: t('forgot.noName') }),
  });
  const send = () =>
    form.submit(async ({ name }) => {
      await call(askForReset, { body: { name: name.trim() } });
      setIsSent(true);
    });
  return (
    <DoorPage title={t('forgot.title')}>
      <ReadState query={door}>
        {({ mailOn }) => {
          if (!mailOn) return <p>{t('forgot.mailOff')}</p>;
          if (isSent) return <p role="status">{t('forgot.sent')}</p>;
          return (
            <Form
              form={form}
              onSubmit={() => void send()}
              acts={
                <Button type="submit" loading={form.sending}>
                  {t('forgot.send')}
                </Button>
              }
            >
              <TextField
                form={form}
                name="name"
                label={t('forgot.name')}
                autoComplete="username"
                maxLength={200}
              />
            </Form>
          );
        }}
      </ReadState>
      <div className={classes.ways}>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </DoorPage>
  );
}
