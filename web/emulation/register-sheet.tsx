import { useTranslation } from 'react-i18next';
import { registerFor } from '../../server/emulation/campaign-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface RegisterSheetProps {
  readonly campaignId: string;
  readonly stageId: string;
  readonly unitId: string;
  readonly onClose: () => void;
}

interface Words {
  readonly [field: string]: unknown;
  readonly pledge: string;
}

/** Đăng ký thi đua: what the unit pledges for the stage. */
export function RegisterSheet({ campaignId, stageId, unitId, onClose }: RegisterSheetProps) {
  const { t } = useTranslation('emulation');
  const register = useAct(registerFor);
  const form = useForm<Words>({
    key: `register-campaign:${campaignId}:${stageId}`,
    first: { pledge: '' },
    check: ({ pledge }) => (pledge.trim().length < 3 ? { pledge: t('register.short') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('register.title')}
      send={t('register.send')}
      onClose={onClose}
      onSend={async ({ pledge }) => {
        await register.mutateAsync({
          params: { id: campaignId },
          body: { stageId, unitId, pledge },
        });
        toast(t('register.done'));
      }}
    >
      <LongTextField
        form={form}
        name="pledge"
        label={t('register.pledge')}
        hint={t('register.hint')}
      />
    </SheetForm>
  );
}
