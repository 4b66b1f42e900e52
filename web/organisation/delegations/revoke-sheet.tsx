import { useTranslation } from 'react-i18next';
import {
  type Delegation,
  revokeDelegation,
} from '../../../server/organisation/delegation-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly because: string;
}

/** Takes lent powers back at once. */
export function RevokeSheet(props: { delegation: Delegation; onClose: () => void }) {
  const { delegation, onClose } = props;
  const { t } = useTranslation('people');
  const revoke = useAct(revokeDelegation);
  const form = useForm<Words>({
    key: `revoke:${delegation.id}:${delegation.version}`,
    first: { because: '' },
    check: () => ({}),
  });
  return (
    <SheetForm
      form={form}
      title={t('lend.revokeOf', { name: delegation.to.name })}
      send={t('lend.revoke')}
      onSend={async ({ because }) => {
        const body = { because: because.trim() || null, version: delegation.version };
        await revoke.mutateAsync({ params: { id: delegation.id }, body });
        toast(t('lend.revoked'));
      }}
      onClose={onClose}
    >
      <TextField form={form} name="because" label={t('lend.reason')} optional />
    </SheetForm>
  );
}
