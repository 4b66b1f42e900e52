import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  beginMyCodes,
  confirmMyCodes,
  type Enrolment,
  getMyAccount,
} from '../../../server/organisation/account-contract.ts';
import { isOneTimeCode } from '../../../server/organisation/rules/recovery-code.ts';
import { call } from '../../app/client.ts';
import { keyOf } from '../../app/use-endpoint.ts';
import { Form, SecretField, TextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from './account.module.css';
import { EnrolmentPicture, RecoveryCodes } from './enrolment.tsx';

/** Bật mã 6 số: the password, the QR code with its first code, the recovery codes. */
export function TurnCodesOnSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  function close(): void {
    // Only now: the page below changes what it offers, and the sheet with it.
    if (codes !== null) {
      toast(t('mine.turnedOn'));
      void client.invalidateQueries({ queryKey: keyOf(getMyAccount) });
    }
    onClose();
  }
  return (
    <Sheet opened onClose={close} title={t('mine.turnOn')}>
      {codes !== null && <RecoveryCodes codes={codes} onSaved={close} />}
      {codes === null && enrolment === null && (
        <AskPassword onDone={setEnrolment} onClose={onClose} />
      )}
      {codes === null && enrolment !== null && (
        <FirstCode enrolment={enrolment} onDone={setCodes} onClose={onClose} />
      )}
    </Sheet>
  );
}

interface StepProps<Done> {
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
}

function AskPassword({ onDone, onClose }: StepProps<Enrolment>) {
  const { t } = useTranslation('account');
  const { t: kit } = useTranslation('kit');
  const form = useForm<{ old: string; [field: string]: unknown }>({
    key: 'begin-codes',
    first: { old: '' },
    secret: ['old'],
    check: ({ old }) => (old ? {} : { old: t('mine.noOld') }),
  });
  return (
    <Form
      form={form}
      onSubmit={() =>
        void form.submit(async ({ old }) => onDone(await call(beginMyCodes, { body: { old } })))
      }
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('mine.begin')}
          </Button>
        </>
      }
    >
      <SecretField form={form} name="old" label={t('mine.old')} autoComplete="current-password" />
    </Form>
  );
}

function FirstCode({
  enrolment,
  onDone,
  onClose,
}: StepProps<readonly string[]> & { enrolment: Enrolment }) {
  const { t } = useTranslation('account');
  const { t: kit } = useTranslation('kit');
  const form = useForm<{ code: string; [field: string]: unknown }>({
    key: 'confirm-codes',
    first: { code: '' },
    secret: ['code'],
    check: ({ code }) => (isOneTimeCode(code) ? {} : { code: t('step.noCode') }),
  });
  return (
    <>
      <div className={classes.steps}>
        <EnrolmentPicture enrolment={enrolment} />
      </div>
      <Form
        form={form}
        onSubmit={() =>
          void form.submit(async ({ code }) =>
            onDone((await call(confirmMyCodes, { body: { code } })).recoveryCodes),
          )
        }
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
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
