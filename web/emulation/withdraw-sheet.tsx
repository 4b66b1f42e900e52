import { useTranslation } from 'react-i18next';
import {
  type NominationRow,
  withdrawNomination,
} from '../../server/emulation/nomination-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly reason: string;
}

/** Rút đề nghị, with the reason. */
export function WithdrawSheet({ row, onClose }: { row: NominationRow; onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const withdraw = useAct(withdrawNomination);
  const form = useForm<Words>({
    key: `withdraw-nomination:${row.id}`,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 3 ? { reason: t('nominate.noReason') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('nominate.withdrawTitle', { name: row.personName ?? row.unit.name })}
      send={t('nominations.withdraw')}
      onClose={onClose}
      onSend={async ({ reason }) => {
        await withdraw.mutateAsync({
          params: { id: row.id },
          body: { version: row.version, reason },
        });
        toast(t('nominate.withdrawn'));
      }}
    >
      <LongTextField form={form} name="reason" label={t('nominate.reason')} />
    </SheetForm>
  );
}
