import { type RawBuilder, sql } from 'kysely';
import { accentFree } from '../../../calendar/rules/accent-free.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../../platform/database/rows.ts';
import type { EventKindName } from '../rules/event-kinds.ts';

/** `off`: switched off by the program; `ended`: for good. */
export type WebhookState = 'on' | 'paused' | 'off' | 'ended';

/** Software of somebody else that is told of events. */
export interface Webhook {
  readonly authority_id: string;
  readonly id: string;
  readonly name: string;
  readonly folded: string;
  readonly address: string;
  readonly kinds: readonly EventKindName[];
  readonly state: WebhookState;
  readonly off_reason: string | null;
  /** Who made it, in which post: it hears what that post may read. */
  readonly account_id: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly unit_id: string;
  readonly sealed: Buffer;
  readonly old_sealed: Buffer | null;
  readonly old_until: Date | null;
  readonly last_ordinal: string;
  readonly version: number;
  readonly made_at: Date;
}

/** A webhook with who made it and how its address answers. */
export interface WebhookWithLine extends Webhook {
  readonly maker: string;
  readonly post: string;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly open_until: Date | null;
  readonly last_sent_at: Date | null;
  readonly last_error: string | null;
  readonly waiting: number;
  readonly dead: number;
}

function withLine(authorityId: string, where: RawBuilder<unknown>): RawBuilder<WebhookWithLine> {
  const count = (state: string) => sql`
    (select count(*)::int from delivery d where d.authority_id = w.authority_id and d.kind = 'webhook'
      and d.destination_id = w.id and d.state = ${state})`;
  return sql<WebhookWithLine>`
    select w.*, pe.full_name as maker, p.title as post, coalesce(t.failures, 0) as failures,
      t.failing_since, t.open_until, t.last_sent_at, t.last_error,
      ${count('waiting')} as waiting, ${count('dead')} as dead
    from webhook w
    join person pe on pe.id = w.person_id
    join post p on p.id = w.post_id
    left join delivery_destination t on t.authority_id = w.authority_id and t.kind = 'webhook'
      and t.destination_id = w.id
    where w.authority_id = ${authorityId} and ${where}`;
}

export async function webhookWithLine(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<WebhookWithLine | null> {
  return firstRow(db, withLine(authorityId, sql`w.id = ${id}`));
}

export interface WebhookSearch {
  readonly q?: string;
  readonly state?: WebhookState;
  readonly after: readonly [string, string] | null;
  readonly isDown: boolean;
  readonly limit: number;
  /** Those of one unit only; null: of the whole authority. */
  readonly unitId: string | null;
}

/** A page of the list by name; ended ones only where they are asked for. */
export async function webhookPage(
  db: Db,
  authorityId: string,
  { q, state, after, isDown, limit, unitId }: WebhookSearch,
): Promise<{ found: WebhookWithLine[]; total: number }> {
  const text = q === undefined ? null : `%${accentFree(q).replace(/[%_\\]/g, '\\$&')}%`;
  const matches = sql`
    ${state === undefined ? sql`w.state <> 'ended'` : sql`w.state = ${state}`}
    and ${unitId === null ? sql`true` : sql`w.unit_id = ${unitId}`}
    and ${text === null ? sql`true` : sql`(w.folded like ${text} or lower(w.address) like ${text})`}`;
  const way = isDown ? sql`desc` : sql`asc`;
  const past = isDown ? sql`<` : sql`>`;
  const found = await rows(
    db,
    sql<WebhookWithLine>`select x.* from (${withLine(authorityId, matches)}) x
      where ${after === null ? sql`true` : sql`(x.folded, x.id) ${past} (${after[0]}, ${after[1]}::bigint)`}
      order by x.folded ${way}, x.id ${way} limit ${limit}`,
  );
  const counted = await firstRow(
    db,
    sql<{ total: number }>`select count(*)::int as total from webhook w
      where w.authority_id = ${authorityId} and ${matches}`,
  );
  return { found, total: counted?.total ?? 0 };
}

export async function findWebhook(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<Webhook | null> {
  return firstRow(
    db,
    sql<Webhook>`select * from webhook where authority_id = ${authorityId} and id = ${id}`,
  );
}

export async function lockWebhook(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<Webhook | null> {
  return firstRow(
    tx,
    sql<Webhook>`select * from webhook
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

/** Every webhook that hears anything, in all authorities: an act in one may be read in another. */
export async function listeningWebhooks(tx: Tx): Promise<Webhook[]> {
  return rows(
    tx,
    sql<Webhook>`/* all authorities: work crosses them, and so does the sight of it */
      select * from webhook where state = 'on' order by authority_id, id`,
  );
}

export async function insertWebhook(tx: Tx, one: Webhook): Promise<void> {
  await run(
    tx,
    sql`insert into webhook (authority_id, id, name, folded, address, kinds, state, account_id, person_id,
        post_id, unit_id, sealed, version, made_at)
      values (${one.authority_id}, ${one.id}, ${one.name}, ${one.folded}, ${one.address},
        ${[...one.kinds]}::text[], ${one.state}, ${one.account_id}, ${one.person_id}, ${one.post_id},
        ${one.unit_id}, ${one.sealed}, ${one.version}, ${one.made_at})`,
  );
}

/** Writes what a held webhook becomes; its version goes on by one. */
export async function saveWebhook(tx: Tx, one: Webhook): Promise<void> {
  await run(
    tx,
    sql`update webhook set name = ${one.name}, folded = ${one.folded}, address = ${one.address},
        kinds = ${[...one.kinds]}::text[], state = ${one.state}, off_reason = ${one.off_reason},
        sealed = ${one.sealed}, old_sealed = ${one.old_sealed}, old_until = ${one.old_until},
        version = version + 1
      where authority_id = ${one.authority_id} and id = ${one.id}`,
  );
}

/** Takes so many numbers for events, one after the other in the order of commits; gives the first. */
export async function takeOrdinals(tx: Tx, one: Webhook, count: number): Promise<bigint> {
  const found = await firstRow(
    tx,
    sql<{ last: string }>`update webhook set last_ordinal = last_ordinal + ${count}
      where authority_id = ${one.authority_id} and id = ${one.id} returning last_ordinal as last`,
  );
  return BigInt(found?.last ?? count) - BigInt(count) + 1n;
}

/** Queues deliveries to webhooks, due at once, with one statement. */
export async function queueEvents(
  tx: Tx,
  queued: readonly {
    readonly authority_id: string;
    readonly id: string;
    readonly destination_id: string;
    readonly subject: string;
    readonly ordinal: string;
    readonly event: string;
    readonly body: string;
    readonly at: string;
  }[],
): Promise<void> {
  await insertRows(
    tx,
    'delivery',
    {
      ...{ authority_id: 'bigint', id: 'bigint', kind: 'text', destination_id: 'bigint' },
      ...{ subject: 'text', ordinal: 'bigint', event: 'text', body: 'text', holds: 'boolean' },
      ...{ next_at: 'timestamptz', at: 'timestamptz', attempts: 'integer', state: 'text' },
    },
    queued.map((one) => ({
      ...{ ...one, kind: 'webhook', holds: false, next_at: one.at, attempts: 0, state: 'waiting' },
    })),
  );
}
