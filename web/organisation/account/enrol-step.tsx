import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  beginCodesAtTheDoor,
  type Enrolment,
  signInByFirstCode,
} from '../../../server/organisation/account-contract.ts';
import { isOneTimeCode } from '../../../server/organisation/rules/recovery-code.ts';
import type { Me } from '../../../server/organisation/session-contract.ts';
import { call } from '../../app/client.ts';
import { asProblem, type ProblemError } from '../../app/problem-error.ts';
import { Form, TextField } from '../../kit/form.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from './account.module.css';
import { EnrolmentPicture, RecoveryCodes } from './enrolment.tsx';

interface EnrolStepProps {
  readonly ticket: string;
  readonly onEnter: (me: Me) => void;
  readonly onBack: () => void;
}

/** Who may not be without codes sets them up here, before anything opens. */
export function EnrolStep({ ticket, onEnter, onBack }: EnrolStepProps) {
  const { t } = useTranslation('account');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [entered, setEntered] = useState<{ me: Me; recoveryCodes: string[] } | null>(null);
  useEffect(() => {
    call(beginCodesAtTheDoor, { body: { ticket } }).then(setEnrolment, (error: unknown) =>
      setProblem(asProblem(error)),
    );
  }, [ticket]);
  const form = useForm<{ code: string; [field: string]: unknown }>({
    key: 'sign-in-enrol',
    first: { code: '' },
    secret: ['code'],
    check: ({ code }) => (isOneTimeCode(code) ? {} : { code: t('step.noCode') }),
  });
  if (entered !== null) {
    return <RecoveryCodes codes={entered.recoveryCodes} onSaved={() => onEnter(entered.me)} />;
  }
  return (
    <>
      <h3>{t('enrol.title')}</h3>
      <div className={classes.steps}>
        <p>{t('enrol.needed')}</p>
        {problem && <p role="alert">{problem.sentence}</p>}
        {enrolment && <EnrolmentPicture enrolment={enrolment} />}
      </div>
      <Form
        form={form}
        onSubmit={() =>
          void form.submit(async ({ code }) =>
            setEntered(await call(signInByFirstCode, { body: { ticket, code } })),
          )
        }
        acts={
          <>
            <Button variant="default" onClick={onBack}>
              {t('step.back')}
            </Button>
            <Button type="submit" loading={form.sending} disabled={enrolment === null}>
              {t('enrol.confirm')}
            </Button>
          </>
        }
      >
        <TextField
          form={form}
          name="code"
          label={t('enrol.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
        />
      </Form>
    </>
  );
}
