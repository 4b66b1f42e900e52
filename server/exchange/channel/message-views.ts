import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { requireMay } from '../../organisation/require-may.ts';
import type { Platform } from '../../platform/act.ts';
import { Id, platformErrors } from '../../platform/contract.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Delivery } from '../delivery/store/delivery-store.ts';
import type { ChannelMessage, listMessages } from './contract.ts';
import type { InboxMessage } from './store/inbox-store.ts';
import { findPartner } from './store/partner-store.ts';

/** Messages with a partner, newest first: what went out, or what came in. @throws Refusal NOT_FOUND */
export async function viewMessages(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  partnerId: string,
  query: z.output<(typeof listMessages)['query']>,
): Promise<z.input<(typeof listMessages)['reply']>> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.read', { authorityId });
  if ((await findPartner(db, authorityId, partnerId)) === null) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const { direction, q, state, limit } = query;
  const [before] = fromPageKey(query.after, z.tuple([Id])) ?? [];
  const text = q === undefined ? null : `%${q.replace(/[%_\\]/g, '\\$&')}%`;
  const isOut = direction === 'out';
  const kind = isOut ? sql`x.event` : sql`x.kind`;
  const where = sql`x.authority_id = ${authorityId} and ${
    isOut
      ? sql`x.kind = 'message' and x.destination_id = ${partnerId}`
      : sql`x.partner_id = ${partnerId}`
  } and ${state === undefined ? sql`true` : sql`x.state = ${state}`}
    and ${text === null ? sql`true` : sql`(x.subject ilike ${text} or ${kind} ilike ${text})`}`;
  const table = sql.table(isOut ? 'delivery' : 'exchange_inbox');
  const found = await rows(
    db,
    sql<Delivery & InboxMessage>`select x.* from ${table} x
      where ${where} and ${before === undefined ? sql`true` : sql`x.id < ${before}`}
      order by x.id desc limit ${limit}`,
  );
  const counted = await firstRow(
    db,
    sql<{ total: number }>`select count(*)::int as total from ${table} x where ${where}`,
  );
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    rows: found.map((each) => (isOut ? shapeSent(each) : shapeReceived(each))),
    next: last ? toPageKey([last.id]) : null,
    total: counted?.total ?? 0,
  };
}

export function shapeSent(one: Delivery): ChannelMessage {
  return {
    ...{ id: one.id, direction: 'out', subject: one.subject, sequence: Number(one.ordinal) },
    ...{ kind: one.event, state: one.state, attempts: one.attempts, at: one.at.toISOString() },
    nextAt: one.state === 'waiting' ? one.next_at.toISOString() : null,
    ...{ settledAt: one.settled_at?.toISOString() ?? null, lastError: one.last_error },
    reason: null,
  };
}

export function shapeReceived(one: InboxMessage): ChannelMessage {
  return {
    ...{ id: one.id, direction: 'in', subject: one.subject, sequence: Number(one.sequence) },
    ...{ kind: one.kind, state: one.state, attempts: one.attempts },
    at: one.received_at.toISOString(),
    nextAt: one.state === 'waiting' ? one.next_at.toISOString() : null,
    ...{ settledAt: one.settled_at?.toISOString() ?? null, lastError: one.last_error },
    reason: one.reason,
  };
}
