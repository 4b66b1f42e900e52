import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInByCode } from '../../../server/organisation/account-contract.ts';
import {
  isOneTimeCode,
  readRecoveryCode,
} from '../../../server/organisation/rules/recovery-code.ts';
import type { Me } from '../../../server/organisation/session-contract.ts';
import { call } from '../../app/client.ts';
import { Form, TextField } from '../../kit/form.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from './account.module.css';

interface StepProps {
  readonly ticket: string;
  readonly onEnter: (me: Me) => void;
  readonly onBack: () => void;
}

/** The second step: Mã 6 số of the app, or a recovery code where the phone is not at hand. */
export function CodeStep({ ticket, onEnter, onBack }: StepProps) {
  const { t } = useTranslation('account');
  const [byRecovery, setByRecovery] = useState(false);
  return (
    <>
      <CodeForm
        key={String(byRecovery)}
        byRecovery={byRecovery}
        ticket={ticket}
        onEnter={onEnter}
        onBack={onBack}
      />
      <p className={classes.aside}>
        <button type="button" className="link-button" onClick={() => setByRecovery(!byRecovery)}>
          {t(byRecovery ? 'step.useCode' : 'step.useRecovery')}
        </button>
      </p>
    </>
  );
}

function CodeForm({ ticket, onEnter, onBack, byRecovery }: StepProps & { byRecovery: boolean }) {
  const { t } = useTranslation('account');
  const form = useForm<{ code: string; [field: string]: unknown }>({
    key: 'sign-in-code',
    first: { code: '' },
    secret: ['code'],
    check: ({ code }) => {
      if (byRecovery) return readRecoveryCode(code) ? {} : { code: t('step.noRecovery') };
      return isOneTimeCode(code) ? {} : { code: t('step.noCode') };
    },
  });
  return (
    <Form
      form={form}
      onSubmit={() =>
        void form.submit(async ({ code }) =>
          onEnter(await call(signInByCode, { body: { ticket, code } })),
        )
      }
      acts={
        <>
          <Button variant="default" onClick={onBack}>
            {t('step.back')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('door.enter')}
          </Button>
        </>
      }
    >
      <TextField
        form={form}
        name="code"
        label={t(byRecovery ? 'step.recoveryTitle' : 'step.title')}
        hint={t(byRecovery ? 'step.recoveryHint' : 'step.hint')}
        inputMode={byRecovery ? 'text' : 'numeric'}
        autoComplete={byRecovery ? 'off' : 'one-time-code'}
        maxLength={byRecovery ? 12 : 7}
        autoFocus
      />
    </Form>
  );
}
