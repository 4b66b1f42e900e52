import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { may } from '../../organisation/rules/may.ts';
import type { Platform } from '../../platform/act.ts';
import { Id, platformErrors } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Delivery } from '../delivery/store/delivery-store.ts';
import {
  EventDelivery,
  EventKind,
  type listDeliveries,
  type listEventKinds,
  type listWebhooks,
  type Webhook as ShownWebhook,
  WebhookRow,
} from './contract.ts';
import { bodyOf } from './hear-events.ts';
import { EVENT_KINDS } from './rules/event-kinds.ts';
import {
  type Webhook,
  type WebhookWithLine,
  webhookPage,
  webhookWithLine,
} from './store/webhook-store.ts';

type Seen = Pick<Platform, 'db'>;

/** Kinds of events with a sample of each. @throws Refusal NOT_ALLOWED */
export function viewEventKinds(actor: Actor): z.input<(typeof listEventKinds)['reply']> {
  requireRight(actor, 'webhook.manage');
  const at = new Date('2026-11-22T02:00:00Z');
  const kinds = EventDelivery.shape.event.options.map((kind) => {
    const { vi, en, sample } = EVENT_KINDS[kind];
    const body = bodyOf({ kind, subjectId: '123456789', at, facts: sample });
    return { kind, vi, en, sample: JSON.stringify(body, null, 2) };
  });
  return { kinds };
}

/** Webhooks that the post looks after: those of its authority, or of its own unit. @throws Refusal NOT_ALLOWED */
export async function viewWebhooks(
  { db }: Seen,
  actor: Actor,
  query: z.output<(typeof listWebhooks)['query']>,
): Promise<z.input<(typeof listWebhooks)['reply']>> {
  requireRight(actor, 'webhook.manage');
  const { authorityId, jurisdictionUnitId } = actor;
  const seesAll = may(actor, 'webhook.manage', { authorityId }).allowed;
  const { found, total } = await webhookPage(db, authorityId, {
    ...query,
    after: fromPageKey(query.after, z.tuple([z.string(), Id])),
    ...{ isDown: query.sort === '-name', unitId: seesAll ? null : jurisdictionUnitId },
  });
  const last = found.length === query.limit ? found.at(-1) : undefined;
  return {
    rows: found.map(shapeRow),
    next: last ? toPageKey([last.folded, last.id]) : null,
    total,
  };
}

/** One webhook. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewOneWebhook(
  { db }: Seen,
  actor: Actor,
  id: string,
): Promise<ShownWebhook> {
  return shapeWebhook(await seenWebhook(db, actor, id));
}

/** Lets a post look after a webhook of its own authority. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function requireWebhook(actor: Actor, webhook: Pick<Webhook, 'authority_id' | 'unit_id'>) {
  const { authority_id: authorityId, unit_id: unitId } = webhook;
  requireMay(actor, 'webhook.manage', { authorityId, unitId });
}

async function seenWebhook(db: Db | Tx, actor: Actor, id: string): Promise<WebhookWithLine> {
  requireRight(actor, 'webhook.manage');
  const one = await webhookWithLine(db, actor.authorityId, id);
  if (one === null) throw new Refusal(platformErrors.NOT_FOUND);
  requireWebhook(actor, one);
  return one;
}

/** A webhook as it stands in the caller's transaction. */
export async function shapedNow(
  db: Db | Tx,
  { authority_id, id }: Pick<Webhook, 'authority_id' | 'id'>,
): Promise<ShownWebhook> {
  const one = await webhookWithLine(db, authority_id, id);
  if (one === null) throw new Error(`Webhook ${id} is gone`);
  return shapeWebhook(one);
}

/** Events for a webhook, newest first. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewDeliveries(
  { db }: Seen,
  actor: Actor,
  id: string,
  query: z.output<(typeof listDeliveries)['query']>,
): Promise<z.input<(typeof listDeliveries)['reply']>> {
  await seenWebhook(db, actor, id);
  const { q, state, limit } = query;
  const [before] = fromPageKey(query.after, z.tuple([Id])) ?? [];
  const text = q === undefined ? null : `%${q.replace(/[%_\\]/g, '\\$&')}%`;
  const where = sql`x.authority_id = ${actor.authorityId} and x.kind = 'webhook'
    and x.destination_id = ${id} and ${state === undefined ? sql`true` : sql`x.state = ${state}`}
    and ${text === null ? sql`true` : sql`(x.subject ilike ${text} or x.event ilike ${text})`}`;
  const found = await rows(
    db,
    sql<Delivery>`select x.* from delivery x
      where ${where} and ${before === undefined ? sql`true` : sql`x.id < ${before}`}
      order by x.id desc limit ${limit}`,
  );
  const counted = await firstRow(
    db,
    sql<{ total: number }>`select count(*)::int as total from delivery x where ${where}`,
  );
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    rows: found.map(shapeDelivery),
    next: last ? toPageKey([last.id]) : null,
    total: counted?.total ?? 0,
  };
}

export function shapeDelivery(one: Delivery): EventDelivery {
  return {
    ...{ id: one.id, subject: one.subject, body: one.body, state: one.state },
    event: EventDelivery.shape.event.parse(one.event),
    ...{ attempts: one.attempts, at: one.at.toISOString(), lastError: one.last_error },
    nextAt: one.state === 'waiting' ? one.next_at.toISOString() : null,
    settledAt: one.settled_at?.toISOString() ?? null,
    lastReply: one.last_reply && { ...one.last_reply, headers: { ...one.last_reply.headers } },
  };
}

function shapeWebhook(one: WebhookWithLine): ShownWebhook {
  return {
    ...shapeRow(one),
    version: one.version,
    oldSecretUntil: iso(one.old_until),
    reach: {
      ...{ failures: one.failures, failingSince: iso(one.failing_since) },
      ...{ restsUntil: iso(one.open_until), lastSentAt: iso(one.last_sent_at) },
      lastError: one.last_error,
    },
  };
}

function shapeRow(one: WebhookWithLine): WebhookRow {
  return {
    ...{ id: one.id, name: one.name, address: one.address, state: one.state },
    kinds: z.array(EventKind).parse(one.kinds),
    offReason: WebhookRow.shape.offReason.parse(one.state === 'off' ? one.off_reason : null),
    ...{ maker: one.maker, post: one.post, waiting: one.waiting, dead: one.dead },
    ...{ lastSentAt: iso(one.last_sent_at), failingSince: iso(one.failing_since) },
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
