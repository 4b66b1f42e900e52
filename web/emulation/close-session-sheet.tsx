import { useTranslation } from 'react-i18next';
import { type CouncilSession, closeSession } from '../../server/emulation/council-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface CloseSessionSheetProps {
  readonly session: CouncilSession;
  readonly onClose: () => void;
}
interface Words {
  readonly [field: string]: unknown;
  readonly number: string;
  readonly minutes: string;
}

/** Kết thúc phiên họp: its minutes; from here on the result stands. */
export function CloseSessionSheet({ session, onClose }: CloseSessionSheetProps) {
  const { t } = useTranslation('emulation');
  const close = useAct(closeSession);
  const form = useForm<Words>({
    key: `close-session:${session.id}`,
    first: { number: '', minutes: '' },
    check: ({ number, minutes }) => ({
      ...(number.trim() === '' ? { number: t('council.close.noNumber') } : {}),
      ...(minutes.trim().length < 10 ? { minutes: t('council.close.short') } : {}),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('council.close.title')}
      send={t('council.close.send')}
      onClose={onClose}
      onSend={async ({ number, minutes }) => {
        const body = { minutesNumber: number, minutes };
        await close.mutateAsync({ params: { id: session.id }, body });
        toast(t('council.close.done'));
      }}
    >
      <TextField form={form} name="number" label={t('council.close.number')} maxLength={100} />
      <LongTextField form={form} name="minutes" label={t('council.close.minutes')} rows={6} />
    </SheetForm>
  );
}
