import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { actorIn } from '../../organisation/store/people-store.ts';
import type { Platform } from '../../platform/act.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import type { FollowContext, JournalFollower } from '../follow-journal.ts';
import { maySee } from './event-sight.ts';
import { ADDRESS_OF, EVENT_KINDS } from './rules/event-kinds.ts';
import { eventsOf, type WebhookEvent } from './rules/events-of.ts';
import {
  listeningWebhooks,
  queueEvents,
  takeOrdinals,
  type Webhook,
} from './store/webhook-store.ts';

/** Hears the journal for the webhooks: queues, for each, what it listens to and its maker may read. */
export function webhookFollower(platform: Platform): JournalFollower {
  return {
    name: 'webhooks',
    async handle(context, entries) {
      const events = entries.flatMap(eventsOf);
      if (events.length === 0) return;
      const kinds = new Set<string>(events.map(({ kind }) => kind));
      const webhooks = await listeningWebhooks(context.tx);
      for (const webhook of webhooks.filter((each) => each.kinds.some((kind) => kinds.has(kind)))) {
        await queueFor(platform, context, webhook, events);
      }
    },
  };
}

async function queueFor(
  platform: Platform,
  context: FollowContext,
  webhook: Webhook,
  events: readonly WebhookEvent[],
): Promise<void> {
  const maker = await makerOf(platform, webhook);
  if (maker === null) return;
  const seen: WebhookEvent[] = [];
  for (const event of events) {
    const isWanted = webhook.kinds.includes(event.kind);
    if (isWanted && (await maySee(platform, maker, event.kind, event.subjectId))) seen.push(event);
  }
  await queueFrom(context, webhook, seen);
}

/** Queues events for a webhook, in their order. */
export async function queueFrom(
  context: Pick<FollowContext, 'tx' | 'now' | 'ids' | 'enqueue'>,
  webhook: Webhook,
  events: readonly WebhookEvent[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const first = await takeOrdinals(context.tx, webhook, events.length);
  const queued = events.map((event, n) => ({
    ...{ authority_id: webhook.authority_id, id: context.ids.next(), destination_id: webhook.id },
    subject: `${EVENT_KINDS[event.kind].subject}:${event.subjectId}`,
    ordinal: String(first + BigInt(n)),
    event: event.kind,
    body: JSON.stringify(bodyOf(event)),
    at: context.now.toISOString(),
  }));
  await queueEvents(context.tx, queued);
  await deliverSoon(context);
  return queued.map(({ id }) => id);
}

/** What is sent: thin, since who reads it asks at the address, with a key, and sees what it may. */
export function bodyOf({ kind, subjectId, at, facts }: WebhookEvent) {
  const { subject } = EVENT_KINDS[kind];
  return {
    type: kind,
    timestamp: at.toISOString(),
    data: {
      subject: { kind: subject, id: subjectId },
      address: ADDRESS_OF[subject](subjectId),
      facts,
    },
  };
}

/** Who made a webhook, as their post stands today; null where they hold it no more. */
export async function makerOf(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  webhook: Webhook,
): Promise<Actor | null> {
  return actorIn(db, webhook.account_id, webhook.post_id, dayInVietnam(clock()));
}
