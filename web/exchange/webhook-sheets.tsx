import { useTranslation } from 'react-i18next';
import {
  changeWebhook,
  type EventDelivery,
  listDeliveries,
  listWebhooks,
  replayEvents,
  skipEvent,
  viewWebhook,
  type Webhook,
} from '../../server/exchange/webhooks/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface SheetProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** Kết thúc một webhook. */
export function EndWebhookSheet({ webhook: { id, version, name }, onClose }: SheetProps) {
  const { t } = useTranslation('webhooks');
  const change = useAct(changeWebhook, { stale: [viewWebhook, listWebhooks] });
  const form = useForm<Record<string, unknown>>({
    ...{ key: `end webhook ${id}`, first: {}, check: () => ({}) },
  });
  return (
    <SheetForm
      form={form}
      title={t('ending.title', { name })}
      send={t('ending.send')}
      onSend={async () => {
        await change.mutateAsync({ params: { id }, body: { version, state: 'ended' } });
        toast(t('done.ended', { name }));
      }}
      onClose={onClose}
    >
      <p>{t('ending.what')}</p>
    </SheetForm>
  );
}

interface ReplayValues {
  readonly [field: string]: unknown;
  readonly day: string | null;
}

/** Phát lại: everything since a day once more. */
export function ReplaySheet({ webhook: { id }, onClose }: SheetProps) {
  const { t } = useTranslation('webhooks');
  const replay = useAct(replayEvents, { stale: [viewWebhook, listDeliveries] });
  const form = useForm<ReplayValues>({
    key: `replay webhook ${id}`,
    first: { day: null },
    check: ({ day }) => (day ? {} : { day: t('page.noDay') }),
  });
  return (
    <SheetForm
      form={form}
      title={t('act.replay')}
      send={t('page.replaySend')}
      onSend={async ({ day }) => {
        const since = `${day ?? ''}T00:00:00+07:00`;
        const { count } = await replay.mutateAsync({ params: { id }, body: { since } });
        toast(t('page.replayed', { count }));
      }}
      onClose={onClose}
    >
      <DayField
        id={fieldId(form, 'day')}
        label={t('page.replay')}
        hint={t('page.replayHint')}
        value={form.values.day}
        error={form.errorOf('day')}
        onChange={(day) => form.set({ day })}
      />
    </SheetForm>
  );
}

interface SkipValues {
  readonly [field: string]: unknown;
  readonly reason: string;
}

interface SkipProps {
  readonly event: EventDelivery;
  readonly onClose: () => void;
}

/** Bỏ qua một sự kiện. */
export function SkipEventSheet({ event: { id }, onClose }: SkipProps) {
  const { t } = useTranslation('webhooks');
  const skip = useAct(skipEvent, { stale: [viewWebhook, listDeliveries] });
  const form = useForm<SkipValues>({
    key: `skip event ${id}`,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 3 ? { reason: t('skipping.noReason') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('skipping.title')}
      send={t('skipping.send')}
      onSend={async ({ reason }) => {
        await skip.mutateAsync({ params: { id }, body: { reason } });
        toast(t('done.skipped'));
      }}
      onClose={onClose}
    >
      <LongTextField form={form} name="reason" label={t('skipping.reason')} />
    </SheetForm>
  );
}
