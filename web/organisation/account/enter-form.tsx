import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entered, signIn } from '../../../server/organisation/account-contract.ts';
import type { Me } from '../../../server/organisation/session-contract.ts';
import { call } from '../../app/client.ts';
import { Form, SecretField, TextField } from '../../kit/form.tsx';
import { useForm } from '../../kit/use-form.ts';
import { CodeStep } from './code-step.tsx';

const EnrolStep = lazy(async () => ({ default: (await import('./enrol-step.tsx')).EnrolStep }));

interface EnterFormProps {
  /** Stands there at first. */
  readonly username: string;
  /** `sign-in` keeps the name that was typed; `sign-in-again` keeps nothing. */
  readonly formKey: 'sign-in' | 'sign-in-again';
  readonly onEnter: (me: Me) => void;
  /** Buttons before the filled one. */
  readonly acts?: ReactNode;
  /** Other ways in, while the password is asked for. */
  readonly below?: ReactNode;
}

/** The steps of signing in: name and password, then a code, or first its set-up. On the page and in the dialog. */
export function EnterForm({ username, formKey, onEnter, acts, below }: EnterFormProps) {
  const [step, setStep] = useState<OpenStep | null>(null);
  const onEntered = (entered: Entered) =>
    'ticket' in entered ? setStep(entered) : onEnter(entered);
  return (
    <SecondStep step={step} onEnter={onEnter} onBack={() => setStep(null)}>
      <PasswordStep username={username} formKey={formKey} onEntered={onEntered} acts={acts} />
      {below}
    </SecondStep>
  );
}

export type OpenStep = Extract<Entered, { ticket: string }>;

interface SecondStepProps {
  readonly step: OpenStep | null;
  readonly onEnter: (me: Me) => void;
  readonly onBack: () => void;
  /** What stands before the second step. */
  readonly children: ReactNode;
}

/** The second step once it is open, else what stands before it. */
export function SecondStep({ step, onEnter, onBack, children }: SecondStepProps) {
  if (step === null) return children;
  if (step.next === 'code') {
    return <CodeStep ticket={step.ticket} onEnter={onEnter} onBack={onBack} />;
  }
  return (
    <Suspense fallback={null}>
      <EnrolStep ticket={step.ticket} onEnter={onEnter} onBack={onBack} />
    </Suspense>
  );
}

interface PasswordStepProps {
  readonly username: string;
  readonly formKey: EnterFormProps['formKey'];
  readonly onEntered: (entered: Entered) => void;
  readonly acts: ReactNode;
}

function PasswordStep({ username, formKey, onEntered, acts }: PasswordStepProps) {
  const { t } = useTranslation('account');
  const form = useForm({
    key: formKey,
    first: { username, password: '' },
    secret: formKey === 'sign-in' ? ['password'] : ['username', 'password'],
    check: (words) => ({
      ...(words.username.trim() ? {} : { username: t('door.noName') }),
      ...(words.password ? {} : { password: t('door.noPassword') }),
    }),
  });
  return (
    <Form
      form={form}
      onSubmit={() =>
        void form.submit(async (values) => onEntered(await call(signIn, { body: values })))
      }
      acts={
        <>
          {acts}
          <Button type="submit" loading={form.sending}>
            {t('door.enter')}
          </Button>
        </>
      }
    >
      <TextField form={form} name="username" label={t('door.name')} autoComplete="username" />
      <SecretField
        form={form}
        name="password"
        label={t('door.password')}
        autoComplete="current-password"
      />
    </Form>
  );
}
