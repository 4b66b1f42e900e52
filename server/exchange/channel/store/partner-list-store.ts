import { type RawBuilder, sql } from 'kysely';
import { accentFree } from '../../../calendar/rules/accent-free.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import type { PartnerSort } from '../contract.ts';
import type { Partner, PartnerState } from './partner-store.ts';

/** A partner with how its line is and what waits on it. */
export interface PartnerWithLine extends Partner {
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly open_until: Date | null;
  readonly last_sent_at: Date | null;
  readonly last_error: string | null;
  readonly waiting_out: number;
  readonly waiting_in: number;
  readonly dead: number;
}

function withLine(authorityId: string, where: RawBuilder<unknown>): RawBuilder<PartnerWithLine> {
  const outgoing = (states: RawBuilder<unknown>) => sql`
    (select count(*)::int from delivery d where d.authority_id = p.authority_id and d.kind = 'message'
      and d.destination_id = p.id and d.state in (${states}))`;
  return sql<PartnerWithLine>`
    select p.*, coalesce(t.failures, 0) as failures, t.failing_since, t.open_until, t.last_sent_at,
      t.last_error, ${outgoing(sql`'waiting'`)} as waiting_out,
      (select count(*)::int from exchange_inbox i where i.authority_id = p.authority_id
        and i.partner_id = p.id and i.state = 'waiting') as waiting_in,
      ${outgoing(sql`'dead'`)} + (select count(*)::int from exchange_inbox i
        where i.authority_id = p.authority_id and i.partner_id = p.id and i.state = 'dead') as dead
    from exchange_partner p
    left join delivery_destination t on t.authority_id = p.authority_id and t.kind = 'message'
      and t.destination_id = p.id
    where p.authority_id = ${authorityId} and ${where}`;
}

export async function partnerWithLine(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<PartnerWithLine | null> {
  return firstRow(db, withLine(authorityId, sql`p.id = ${id}`));
}

/** Each sort by a text that orders as it reads, so that one key serves all. */
const KEYS: Readonly<Record<'name' | 'received' | 'sent', RawBuilder<string>>> = {
  name: sql<string>`x.folded`,
  received: sql<string>`coalesce(to_char(x.last_received_at, 'YYYYMMDDHH24MISSUS'), '')`,
  sent: sql<string>`coalesce(to_char(x.last_sent_at, 'YYYYMMDDHH24MISSUS'), '')`,
};

export interface PartnerSearch {
  readonly q?: string;
  readonly state?: PartnerState;
  readonly sort?: PartnerSort;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** A page of the list; ended partners only where they are asked for. */
export async function partnerPage(
  db: Db,
  authorityId: string,
  { q, state, sort = 'name', after, limit }: PartnerSearch,
): Promise<{ found: (PartnerWithLine & { key: string })[]; total: number }> {
  const isDown = sort.startsWith('-');
  const name = sort.replace('-', '');
  const key = KEYS[name === 'received' || name === 'sent' ? name : 'name'];
  const way = isDown ? sql`desc` : sql`asc`;
  const past = isDown ? sql`<` : sql`>`;
  const text = q === undefined ? null : `%${accentFree(q).replace(/[%_\\]/g, '\\$&')}%`;
  const matches = sql`
    ${state === undefined ? sql`p.state <> 'ended'` : sql`p.state = ${state}`}
    and ${text === null ? sql`true` : sql`(p.folded like ${text} or lower(p.organ_id) like ${text})`}`;
  const found = await rows(
    db,
    sql<PartnerWithLine & { key: string }>`
      select x.*, ${key} as key from (${withLine(authorityId, matches)}) x
      where ${after === null ? sql`true` : sql`(${key}, x.id) ${past} (${after[0]}, ${after[1]}::bigint)`}
      order by key ${way}, x.id ${way} limit ${limit}`,
  );
  const counted = await firstRow(
    db,
    sql<{ total: number }>`select count(*)::int as total from exchange_partner p
      where p.authority_id = ${authorityId} and ${matches}`,
  );
  return { found, total: counted?.total ?? 0 };
}
