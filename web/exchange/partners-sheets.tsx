import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  acceptInvitation,
  invitePartner,
  listPartners,
} from '../../server/exchange/channel/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField, TextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { useForm } from '../kit/use-form.ts';
import { copyText } from '../organisation/account/copy-text.ts';
import classes from './exchange.module.css';

interface SheetsProps {
  readonly opened: 'invite' | 'accept';
  readonly onClose: () => void;
}

/** The two ways to a new partner: to invite it, or to enter the invitation that it sent. */
export function PartnersSheets({ opened, onClose }: SheetsProps) {
  return opened === 'invite' ? (
    <InviteSheet onClose={onClose} />
  ) : (
    <AcceptSheet onClose={onClose} />
  );
}

interface InviteValues {
  readonly [field: string]: unknown;
  readonly name: string;
}

function InviteSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const invite = useAct(invitePartner, { stale: [listPartners] });
  const [made, setMade] = useState<{ name: string; code: string } | null>(null);
  // The form closes itself once it was sent; then the code stands in its place.
  const isMade = useRef(false);
  const form = useForm<InviteValues>({
    key: 'invite partner',
    first: { name: '' },
    check: ({ name }) => (name.trim().length < 2 ? { name: t('inviting.noName') } : {}),
  });
  if (made) return <CodeSheet {...made} onClose={onClose} />;
  return (
    <SheetForm
      form={form}
      title={t('inviting.title')}
      send={t('inviting.send')}
      onSend={async ({ name }) => {
        const { code } = await invite.mutateAsync({ body: { name } });
        setMade({ name, code });
        isMade.current = true;
      }}
      onClose={() => {
        if (!isMade.current) onClose();
      }}
    >
      <TextField
        form={form}
        name="name"
        label={t('inviting.name')}
        hint={t('inviting.nameHint')}
        maxLength={200}
        autoFocus
      />
    </SheetForm>
  );
}

interface CodeSheetProps {
  readonly name: string;
  readonly code: string;
  readonly onClose: () => void;
}

/** The invitation, this once. */
function CodeSheet({ name, code, onClose }: CodeSheetProps) {
  const { t } = useTranslation('exchange');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('inviting.made', { name })}
      acts={
        <>
          <Button variant="default" onClick={() => copyText(code, t('inviting.copied'))}>
            {t('inviting.copy')}
          </Button>
          <Button onClick={onClose}>{t('inviting.kept')}</Button>
        </>
      }
    >
      <p role="alert">{t('inviting.once')}</p>
      <pre className={classes.code}>{code}</pre>
    </Sheet>
  );
}

interface AcceptValues {
  readonly [field: string]: unknown;
  readonly code: string;
}

function AcceptSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const navigate = useNavigate();
  const accept = useAct(acceptInvitation, { stale: [listPartners] });
  const form = useForm<AcceptValues>({
    key: 'accept invitation',
    first: { code: '' },
    secret: ['code'],
    check: ({ code }) => (code.trim() === '' ? { code: t('accepting.noCode') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('accepting.title')}
      send={t('accepting.send')}
      onSend={async ({ code }) => {
        const { id } = await accept.mutateAsync({ body: { code } });
        void navigate({ to: '/admin/exchange/partners/$id', params: { id } });
      }}
      onClose={onClose}
    >
      <LongTextField
        form={form}
        name="code"
        label={t('accepting.code')}
        hint={t('accepting.codeHint')}
        rows={6}
      />
    </SheetForm>
  );
}
