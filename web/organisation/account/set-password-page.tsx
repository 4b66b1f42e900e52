import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  readPasswordLink,
  setPasswordByLink,
} from '../../../server/organisation/account-contract.ts';
import { call, type Reply } from '../../app/client.ts';
import { asProblem, type ProblemError } from '../../app/problem-error.ts';
import { Form, SecretField } from '../../kit/form.tsx';
import { LoadingState } from '../../kit/states.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from '../sign-in.module.css';
import { DoorPage } from './door-page.tsx';
import { type OpenStep, SecondStep } from './enter-form.tsx';
import { useEnter } from './use-enter.ts';

type Found = Reply<typeof readPasswordLink>;

/** Where a letter's link leads. The token stands after `#`, which no browser sends to a server. */
export function Page() {
  const { t } = useTranslation('account');
  const token = useLocation({ select: ({ hash }) => hash });
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  useEffect(() => {
    if (token.length < 20) return;
    call(readPasswordLink, { body: { token } }).then(setFound, (error: unknown) =>
      setProblem(asProblem(error)),
    );
  }, [token]);
  const isMissing = token.length < 20;
  return (
    <DoorPage title={t('set.title')}>
      {isMissing && <p role="alert">{t('set.noLink')}</p>}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem.sentence}
        </p>
      )}
      {!isMissing && !problem && !found && <LoadingState rows={3} />}
      {found && <SetPasswordForm token={token} found={found} />}
      <div className={classes.ways}>
        {(isMissing || problem) && <Link to="/forgot-password">{t('door.forgot')}</Link>}
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </DoorPage>
  );
}

function SetPasswordForm({ token, found }: { token: string; found: Found }) {
  const { t } = useTranslation('account');
  const enter = useEnter(null);
  const [step, setStep] = useState<OpenStep | null>(null);
  const { kind, username, fullName, passwordLength } = found;
  const form = useForm({
    key: 'set-password',
    first: { password: '' },
    secret: ['password'],
    check: ({ password }) =>
      [...password].length >= passwordLength
        ? {}
        : { password: t('set.short', { count: passwordLength }) },
  });
  const send = () =>
    form.submit(async ({ password }) => {
      const entered = await call(setPasswordByLink, { body: { token, password } });
      if ('ticket' in entered) setStep(entered);
      else enter(entered);
    });
  return (
    <SecondStep step={step} onEnter={enter} onBack={() => window.location.assign('/sign-in')}>
      <p>{t(kind === 'invitation' ? 'set.invited' : 'set.reset', { name: fullName, username })}</p>
      <Form
        form={form}
        onSubmit={() => void send()}
        acts={
          <Button type="submit" loading={form.sending}>
            {t('set.save')}
          </Button>
        }
      >
        {/* For password managers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <SecretField
          form={form}
          name="password"
          label={t('set.password')}
          hint={t('set.hint', { count: passwordLength })}
          autoComplete="new-password"
        />
      </Form>
    </SecondStep>
  );
}
