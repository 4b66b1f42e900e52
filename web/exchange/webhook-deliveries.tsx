import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EventDelivery,
  listDeliveries,
  resendEvent,
  viewWebhook,
  type Webhook,
} from '../../server/exchange/webhooks/contract.ts';
import { EVENT_KINDS } from '../../server/exchange/webhooks/rules/event-kinds.ts';
import { useAct, usePages } from '../app/use-endpoint.ts';
import { dayAndClock, say } from '../kit/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';

const SkipSheet = lazy(async () => ({
  default: (await import('./webhook-sheets.tsx')).SkipEventSheet,
}));

/** Các lần gửi: every event for a webhook, newest first, with what was sent and what was answered. */
export function WebhookDeliveries({ webhook: { id } }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const [skipping, setSkipping] = useState<EventDelivery | null>(null);
  const list = usePages(listDeliveries, { params: { id }, query: {} });
  return (
    <section className={classes.section} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('page.deliveries')}</h2>
      {list.error && <ErrorState error={list.error} onAgain={list.again} />}
      {list.loading && <LoadingState />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState>{t('page.noDeliveries')}</EmptyState>
      )}
      <ul className={classes.list}>
        {list.rows.map((event) => (
          <EventRow key={event.id} event={event} onSkip={() => setSkipping(event)} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" onClick={list.more}>
          {t('page.more')}
        </Button>
      )}
      {skipping && (
        <Suspense fallback={null}>
          <SkipSheet event={skipping} onClose={() => setSkipping(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface EventRowProps {
  readonly event: EventDelivery;
  readonly onSkip: () => void;
}

function EventRow({ event, onSkip }: EventRowProps) {
  const { t } = useTranslation('webhooks');
  const { id, state, attempts, lastReply, lastError } = event;
  const resend = useAct(resendEvent, { stale: [listDeliveries, viewWebhook] });
  const said = [
    t(`delivery.states.${state}`),
    dayAndClock(event.at),
    attempts > 1 && t('delivery.try', { count: attempts }),
    state === 'waiting' && attempts > 0 && event.nextAt
      ? t('delivery.next', { at: dayAndClock(event.nextAt) })
      : '',
    state !== 'sent' && lastError,
  ].filter(Boolean);
  return (
    <li>
      <div>
        {say(EVENT_KINDS[event.event])}, {event.subject}
        <div className={state === 'dead' ? classes.notice : 'meta'}>{said.join(' · ')}</div>
        <details>
          <summary className="meta">
            {lastReply
              ? t('page.reply', { status: lastReply.status, ms: lastReply.ms })
              : t('page.noReply')}
          </summary>
          <p className="meta">{t('page.sent')}</p>
          <pre className={classes.code}>{event.body}</pre>
          {lastReply && (
            <pre className={classes.code}>
              {[
                ...Object.entries(lastReply.headers).map(([name, value]) => `${name}: ${value}`),
                '',
                lastReply.start,
              ].join('\n')}
            </pre>
          )}
        </details>
      </div>
      <span>
        <Button
          variant="subtle"
          size="compact-sm"
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(
              { params: { id } },
              { onSuccess: () => toast(t('done.resent')), onError: toastProblem },
            )
          }
        >
          {t('act.resend')}
        </Button>
        {(state === 'waiting' || state === 'dead') && (
          <Button variant="subtle" size="compact-sm" onClick={onSkip}>
            {t('act.skip')}
          </Button>
        )}
      </span>
    </li>
  );
}
