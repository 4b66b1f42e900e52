import type { Platform } from '../../platform/act.ts';
import type { ExchangeConfig } from '../../platform/exchange-config.ts';
import type { Carried, Carrier } from '../delivery/carrier.ts';
import { NoAnswer, postOutside } from '../delivery/post-outside.ts';
import type { Delivery } from '../delivery/store/delivery-store.ts';
import { findDestination } from '../delivery/store/destination-store.ts';
import { maySee } from './event-sight.ts';
import { makerOf } from './hear-events.ts';
import { EVENT_KINDS, type EventKindName } from './rules/event-kinds.ts';
import { secretsOf, signedHeaders } from './sign-event.ts';
import { findWebhook, type Webhook } from './store/webhook-store.ts';
import { switchOff, tellGivenUp } from './switch-off.ts';

const MOST_REPLY_BYTES = 64 * 1024;
const DAY_MS = 24 * 3_600_000;

type Means = Pick<ExchangeConfig, 'allowedHosts' | 'webhookTries' | 'webhookDays'>;

/** Takes events to webhooks. One that fails for days, or says that it is gone (410), is switched off. */
export function webhookCarrier(platform: Platform, means: Means): Carrier {
  return {
    kind: 'webhook',
    tries: means.webhookTries,
    carry: (delivery) => carryEvent(platform, delivery, means.allowedHosts),
    async settled(delivery, carried, state) {
      const webhook = await findWebhook(
        platform.db,
        delivery.authority_id,
        delivery.destination_id,
      );
      if (webhook?.state !== 'on' || carried.kind === 'sent' || carried.kind === 'void') return;
      const reason = await reasonToStop(platform, webhook, carried, means.webhookDays);
      if (reason !== null) await switchOff(platform, webhook, reason);
      else if (state === 'dead') {
        await tellGivenUp(platform, webhook, { event: delivery.event, why: carried.why });
      }
    },
  };
}

async function carryEvent(
  platform: Platform,
  delivery: Delivery,
  allowedHosts: ReadonlySet<string>,
): Promise<Carried> {
  const webhook = await findWebhook(platform.db, delivery.authority_id, delivery.destination_id);
  if (webhook === null || webhook.state === 'ended') return { kind: 'void', why: 'ENDED' };
  const maker = await makerOf(platform, webhook);
  if (maker === null) return { kind: 'refused', why: POST_GONE, reply: null };
  const [, subjectId = ''] = delivery.subject.split(':');
  // Rights may have changed since it was queued: they are asked for anew, at each try.
  if (!isKind(delivery.event) || !(await maySee(platform, maker, delivery.event, subjectId))) {
    return { kind: 'void', why: 'NOT_READABLE' };
  }
  const at = platform.clock();
  const { id, body } = delivery;
  try {
    const { status, shown } = await postOutside(
      webhook.address,
      {
        headers: signedHeaders(secretsOf(platform.journalKey, webhook, at), { id, at, body }),
        ...{ body, most: MOST_REPLY_BYTES },
      },
      allowedHosts,
    );
    if (status >= 200 && status < 300) return { kind: 'sent', reply: shown };
    if (status === GONE) return { kind: 'refused', why: 'HTTP 410', reply: shown };
    // Whoever answers 4xx is there and dislikes this event; the others are tried all the same.
    const isAway = status >= 500 || status === 429 || status === 408;
    return { kind: 'later', why: `HTTP ${status}`, isAway, reply: shown };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { kind: 'later', why: error.message, isAway: true, reply: null };
  }
}

const GONE = 410;
const POST_GONE = 'POST_GONE';

function isKind(event: string): event is EventKindName {
  return event in EVENT_KINDS;
}

/** Why a webhook that failed just now should be heard of no more; null while there is hope. */
async function reasonToStop(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  webhook: Webhook,
  carried: Extract<Carried, { kind: 'later' | 'refused' }>,
  days: number,
): Promise<'GONE' | 'POST_GONE' | 'FAILING' | null> {
  if (carried.why === POST_GONE) return 'POST_GONE';
  if (carried.reply?.status === GONE) return 'GONE';
  const destination = await findDestination(db, {
    ...{ authority_id: webhook.authority_id, kind: 'webhook', destination_id: webhook.id },
  });
  const since = destination?.failing_since;
  return since && clock().getTime() - since.getTime() > days * DAY_MS ? 'FAILING' : null;
}
