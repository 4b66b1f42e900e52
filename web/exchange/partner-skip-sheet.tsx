import { useTranslation } from 'react-i18next';
import {
  type ChannelMessage,
  listMessages,
  skipReceivedMessage,
  skipSentMessage,
  viewPartner,
} from '../../server/exchange/channel/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly reason: string;
}

interface SkipSheetProps {
  readonly message: ChannelMessage;
  readonly onClose: () => void;
}

/** Bỏ qua một thông điệp: those behind it go on, with a reason that stays. */
export function PartnerSkipSheet({ message: { id, direction }, onClose }: SkipSheetProps) {
  const { t } = useTranslation('exchange');
  const stale = { stale: [listMessages, viewPartner] };
  const skipSent = useAct(skipSentMessage, stale);
  const skipReceived = useAct(skipReceivedMessage, stale);
  const form = useForm<Values>({
    key: `skip message ${id}`,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 3 ? { reason: t('skipping.noReason') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('skipping.title')}
      send={t('skipping.send')}
      onSend={async ({ reason }) => {
        const asked = { params: { id }, body: { reason } };
        if (direction === 'out') await skipSent.mutateAsync(asked);
        else await skipReceived.mutateAsync(asked);
        toast(t('done.skipped'));
      }}
      onClose={onClose}
    >
      <p>{t('skipping.what')}</p>
      <LongTextField form={form} name="reason" label={t('skipping.reason')} />
    </SheetForm>
  );
}
