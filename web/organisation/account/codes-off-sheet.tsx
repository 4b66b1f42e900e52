import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getMyAccount,
  renewMyRecoveryCodes,
  turnOffMyCodes,
} from '../../../server/organisation/account-contract.ts';
import {
  isOneTimeCode,
  readRecoveryCode,
} from '../../../server/organisation/rules/recovery-code.ts';
import { call } from '../../app/client.ts';
import { keyOf, useAct } from '../../app/use-endpoint.ts';
import { Form, SecretField, TextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { RecoveryCodes } from './enrolment.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly old: string;
  readonly code: string;
}

function isAnyCode(code: string): boolean {
  return isOneTimeCode(code) || readRecoveryCode(code) !== null;
}

/** Tắt mã 6 số: password and code are asked. */
export function TurnCodesOffSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const turnOff = useAct(turnOffMyCodes, { stale: [getMyAccount] });
  const form = useForm<Words>({
    key: 'codes-off',
    first: { old: '', code: '' },
    secret: ['old', 'code'],
    check: ({ old, code }) => {
      const errors: FormErrors<Words> = {};
      if (!old) errors.old = t('mine.noOld');
      if (!isAnyCode(code)) errors.code = t('mine.noCode');
      return errors;
    },
  });
  async function send({ old, code }: Words): Promise<void> {
    await turnOff.mutateAsync({ body: { old, code } });
    toast(t('mine.turnedOff'));
  }
  return (
    <SheetForm
      form={form}
      title={t('mine.turnOff')}
      send={t('mine.turnOff')}
      onSend={send}
      onClose={onClose}
    >
      <SecretField form={form} name="old" label={t('mine.old')} autoComplete="current-password" />
      <TextField
        form={form}
        name="code"
        label={t('mine.code')}
        autoComplete="one-time-code"
        maxLength={12}
      />
    </SheetForm>
  );
}

/** Ten new recovery codes; the old ones work no longer. */
export function RenewCodesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: kit } = useTranslation('kit');
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useForm<{ code: string; [field: string]: unknown }>({
    key: 'renew-codes',
    first: { code: '' },
    secret: ['code'],
    check: ({ code }) => (isAnyCode(code) ? {} : { code: t('mine.noCode') }),
  });
  const send = () =>
    form.submit(async ({ code }) => {
      setCodes((await call(renewMyRecoveryCodes, { body: { code } })).recoveryCodes);
      await client.invalidateQueries({ queryKey: keyOf(getMyAccount) });
    });
  return (
    <Sheet opened onClose={onClose} title={t('mine.renew')}>
      {codes !== null && <RecoveryCodes codes={codes} onSaved={onClose} />}
      {codes === null && (
        <>
          <p>{t('mine.renewWhat')}</p>
          <Form
            form={form}
            onSubmit={() => void send()}
            acts={
              <>
                <Button variant="default" onClick={onClose}>
                  {kit('act.cancel')}
                </Button>
                <Button type="submit" loading={form.sending}>
                  {t('mine.renew')}
                </Button>
              </>
            }
          >
            <TextField
              form={form}
              name="code"
              label={t('mine.code')}
              autoComplete="one-time-code"
              maxLength={12}
            />
          </Form>
        </>
      )}
    </Sheet>
  );
}
