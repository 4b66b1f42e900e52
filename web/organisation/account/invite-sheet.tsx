import { useTranslation } from 'react-i18next';
import {
  getAccountOf,
  type HandedLink,
  invitePerson,
} from '../../../server/organisation/account-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly username: string;
  readonly email: string;
}

interface InviteSheetProps {
  readonly personId: string;
  /** The name of an account that was invited before; empty for a new one. */
  readonly username: string;
  readonly email: string;
  readonly mailOn: boolean;
  readonly onDone: (link: HandedLink) => void;
  readonly onClose: () => void;
}

/** Mời vào: a user name, and where the link goes that sets the password. */
export function InviteSheet(props: InviteSheetProps) {
  const { personId, username, email, mailOn, onDone, onClose } = props;
  const { t } = useTranslation('account');
  const invite = useAct(invitePerson, { stale: [getAccountOf] });
  const form = useForm<Words>({
    key: `invite:${personId}`,
    first: { username, email },
    check: (words) => {
      const errors: FormErrors<Words> = {};
      if (!/^[a-z0-9._-]{3,40}$/.test(words.username.trim())) {
        errors.username = t('admin.noUsername');
      }
      if (words.email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words.email.trim())) {
        errors.email = t('admin.emailWrong');
      }
      return errors;
    },
  });

  async function send(words: Words): Promise<void> {
    const link = await invite.mutateAsync({
      params: { id: personId },
      body: { username: words.username.trim(), email: words.email.trim() || null },
    });
    if (link.mailedTo !== null) toast(t('admin.mailed', { email: link.mailedTo }));
    onDone(link);
  }
  return (
    <SheetForm
      form={form}
      title={t('admin.invite')}
      send={t('admin.invite')}
      onSend={send}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="username"
        label={t('admin.username')}
        hint={t('admin.noUsername')}
        maxLength={40}
      />
      <TextField
        form={form}
        name="email"
        label={t('admin.email')}
        hint={t(mailOn ? 'admin.emailHint' : 'admin.emailOffHint')}
        inputMode="email"
        maxLength={200}
        optional
      />
    </SheetForm>
  );
}
