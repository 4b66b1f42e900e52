import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addWebhook,
  changeWebhook,
  EventKind,
  listWebhooks,
  viewWebhook,
  type Webhook,
} from '../../server/exchange/webhooks/contract.ts';
import { EVENT_KINDS } from '../../server/exchange/webhooks/rules/event-kinds.ts';
import { useAct } from '../app/use-endpoint.ts';
import { fieldId, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, type FormState, useForm } from '../kit/use-form.ts';
import classes from './exchange.module.css';
import { WebhookSecretSheet } from './webhook-secret-sheet.tsx';

type Kinds = Webhook['kinds'];
interface Values {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly address: string;
  readonly kinds: Kinds;
}

/** Thêm webhook: where events go, which, and then the secret that signs them, this once. */
export function AddWebhookSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const add = useAct(addWebhook, { stale: [listWebhooks] });
  const form = useWebhookForm('webhook', { name: '', address: 'https://', kinds: [] });
  const [made, setMade] = useState<{ webhook: Webhook; secret: string } | null>(null);
  // The form closes itself once it was sent; then the secret stands in its place.
  const isMade = useRef(false);
  if (made) {
    const { id, name } = made.webhook;
    return (
      <WebhookSecretSheet
        name={name}
        secret={made.secret}
        onClose={() => {
          onClose();
          void navigate({ to: '/admin/exchange/webhooks/$id', params: { id } });
        }}
      />
    );
  }
  return (
    <SheetForm
      form={form}
      title={t('form.add')}
      send={t('form.make')}
      onSend={async ({ name, address, kinds }) => {
        setMade(await add.mutateAsync({ body: { name, address, kinds } }));
        isMade.current = true;
      }}
      onClose={() => {
        if (!isMade.current) onClose();
      }}
    >
      <Fields form={form} />
    </SheetForm>
  );
}

interface ChangeSheetProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** Sửa webhook. */
export function ChangeWebhookSheet({ webhook, onClose }: ChangeSheetProps) {
  const { t } = useTranslation('webhooks');
  const { id, version } = webhook;
  const change = useAct(changeWebhook, { stale: [viewWebhook, listWebhooks] });
  const form = useWebhookForm(`webhook ${id}`, {
    ...{ name: webhook.name, address: webhook.address, kinds: webhook.kinds },
  });
  return (
    <SheetForm
      form={form}
      title={t('form.change')}
      send={t('form.save')}
      onSend={async ({ name, address, kinds }) => {
        await change.mutateAsync({ params: { id }, body: { version, name, address, kinds } });
        toast(t('done.saved'));
      }}
      onClose={onClose}
    >
      <Fields form={form} />
    </SheetForm>
  );
}

function useWebhookForm(key: string, first: Values): FormState<Values> {
  const { t } = useTranslation('webhooks');
  return useForm<Values>({
    ...{ key, first },
    check: ({ name, address, kinds }) => {
      const errors: FormErrors<Values> = {};
      if (name.trim().length < 2) errors.name = t('form.noName');
      if (!URL.canParse(address) || address === 'https://') errors.address = t('form.noAddress');
      if (kinds.length === 0) errors.kinds = t('form.noKinds');
      return errors;
    },
  });
}

function Fields({ form }: { readonly form: FormState<Values> }) {
  const { t } = useTranslation('webhooks');
  const { kinds } = form.values;
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={t('form.name')}
        hint={t('form.nameHint')}
        maxLength={100}
      />
      <TextField
        form={form}
        name="address"
        label={t('form.address')}
        hint={t('form.addressHint')}
        maxLength={500}
      />
      <fieldset className={classes.kinds} id={fieldId(form, 'kinds')}>
        <legend>{t('form.kinds')}</legend>
        {EventKind.options.map((kind) => (
          <Checkbox
            key={kind}
            size="sm"
            label={say(EVENT_KINDS[kind])}
            description={kind}
            checked={kinds.includes(kind)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked;
              form.set({
                kinds: EventKind.options.filter((each) =>
                  each === kind ? isOn : kinds.includes(each),
                ),
              });
            }}
          />
        ))}
        {form.errorOf('kinds') && (
          <p className={classes.error} role="alert">
            {form.errorOf('kinds')}
          </p>
        )}
      </fieldset>
    </>
  );
}
