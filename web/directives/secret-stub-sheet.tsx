import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listDirectives, recordSecretStub } from '../../server/directives/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

const TYPES = ['NQ', 'QĐ', 'CT', 'KH', 'KL', 'TB', 'CV', 'CĐ', 'BC'];

type Values = { type: string; issuedOn: string | null; issuer: string; count: string };

/** A counted line for a document that may not be kept: type, day, issuer, number of tasks, nothing else. */
export function SecretStubSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('directives');
  const { t: kit } = useTranslation('kit');
  const navigate = useNavigate();
  const record = useAct(recordSecretStub, { stale: [listDirectives] });
  const form = useForm<Values>({
    key: 'secret-stub',
    first: { type: 'QĐ', issuedOn: null, issuer: '', count: '' },
    check: ({ issuer, count }) => ({
      ...(issuer.trim().length < 2 ? { issuer: t('stub.needIssuer') } : {}),
      ...(/^\d{1,5}$/.test(count.trim()) && Number(count) <= 10_000
        ? {}
        : { count: t('stub.needCount') }),
    }),
  });
  const submit = () =>
    void form.submit(async ({ type, issuedOn, issuer, count }) => {
      await record.mutateAsync({
        body: { type, issuedOn, issuer: issuer.trim(), taskCount: Number(count) },
      });
      toast(t('stub.done'));
      onClose();
      await navigate({ to: '/directives' });
    });
  return (
    <Sheet opened={opened} onClose={onClose} title={t('stub.title')}>
      <p>{t('stub.why')}</p>
      <Form
        form={form}
        onSubmit={submit}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('stub.send')}
            </Button>
          </>
        }
      >
        <ChoiceField
          form={form}
          name="type"
          label={t('stub.type')}
          options={TYPES.map((type) => ({ value: type, label: type }))}
        />
        <DayField
          label={t('stub.issuedOn')}
          optional
          value={form.values.issuedOn}
          onChange={(issuedOn) => form.set({ issuedOn })}
        />
        <TextField form={form} name="issuer" label={t('stub.issuer')} />
        <TextField form={form} name="count" label={t('stub.count')} inputMode="numeric" />
      </Form>
    </Sheet>
  );
}
