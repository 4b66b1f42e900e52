import { type RawBuilder, sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import type { Right } from '../rules/rights.ts';
import type { TokenSort } from '../token-contract.ts';
import { actorColumns } from './people-store.ts';
import { holdsOn } from './unit-tree.ts';

export interface NewToken {
  readonly id: string;
  readonly authorityId: string;
  readonly hash: Buffer;
  readonly prefix: string;
  readonly accountId: string;
  readonly postId: string;
  readonly unitId: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly createdAt: Date;
  readonly lastDay: Day;
}

export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  await run(
    tx,
    sql`insert into api_token (id, authority_id, token_hash, prefix, account_id, post_id,
          jurisdiction_unit_id, name, folded, rights, created_at, last_day)
        values (${token.id}, ${token.authorityId}, ${token.hash}, ${token.prefix}, ${token.accountId},
          ${token.postId}, ${token.unitId}, ${token.name}, ${accentFree(token.name)},
          ${[...token.rights]}::text[], ${token.createdAt}, ${token.lastDay})`,
  );
}

/** A key with the names of what it stands for. */
export interface TokenRecord {
  readonly id: string;
  readonly authority_id: string;
  readonly account_id: string;
  readonly name: string;
  readonly prefix: string;
  readonly person: string;
  readonly post_id: string;
  readonly post_title: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly unit_short_name: string | null;
  readonly rights: readonly Right[];
  readonly created_at: Date;
  readonly last_day: Day;
  readonly used_at: Date | null;
  readonly used_from: string | null;
  readonly revoked_at: Date | null;
  /** Whether its person still holds its post. */
  readonly is_held: boolean;
}

function tokensSql(day: Day, condition: RawBuilder<unknown>): RawBuilder<TokenRecord> {
  return sql<TokenRecord>`
    select t.id, t.authority_id, t.account_id, t.name, t.folded as name_folded, t.prefix, pe.full_name as person, t.post_id,
      p.title as post_title, u.id as unit_id, u.name as unit_name, u.short_name as unit_short_name,
      t.rights, t.created_at, t.last_day, t.used_at, t.used_from, t.revoked_at,
      exists (select from appointment a where a.person_id = pe.id and a.post_id = p.id
        and ${holdsOn('a', day)} and ${holdsOn('p', day)}) as is_held
    from api_token t
    join account ac on ac.id = t.account_id
    join person pe on pe.id = ac.person_id
    join post p on p.id = t.post_id
    join unit u on u.id = t.jurisdiction_unit_id
    where ${condition}`;
}

export function tokensOf(db: Db | Tx, accountId: string, day: Day): Promise<TokenRecord[]> {
  return rows(db, sql`${tokensSql(day, sql`t.account_id = ${accountId}`)} order by t.id desc`);
}

export async function lockToken(tx: Tx, id: string, day: Day): Promise<TokenRecord | null> {
  await run(tx, sql`select from api_token where id = ${id} for update`);
  return firstRow(tx, tokensSql(day, sql`t.id = ${id}`));
}

export async function countLiveTokens(tx: Tx, accountId: string, day: Day): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ count: number }>`select count(*)::int as count from api_token
        where account_id = ${accountId} and revoked_at is null and last_day >= ${day}`,
  );
  return found?.count ?? 0;
}

export interface TokenSearch {
  readonly q: string | undefined;
  readonly live: boolean | undefined;
  readonly sort: TokenSort | undefined;
  /** The sorted value and the id of the last row of the page before. */
  readonly after: readonly [value: string, id: string] | null;
  readonly limit: number;
}

/** Keys of an authority, newest first, with how many there are in all. */
export async function tokensOfAuthority(
  db: Db,
  authorityId: string,
  day: Day,
  { q, live, sort, after, limit }: TokenSearch,
): Promise<{ found: (TokenRecord & { key: string })[]; total: number }> {
  const words = q ? `%${accentFree(q).replace(/[\\%_]/g, '\\$&')}%` : null;
  const isLive = sql`(t.revoked_at is null and t.last_day >= ${day})`;
  const condition = sql`t.authority_id = ${authorityId}
    and (${words}::text is null or t.folded like ${words} or pe.folded like ${words} or t.prefix like ${words})
    ${live === undefined ? sql`` : live ? sql`and ${isLive}` : sql`and not ${isLive}`}`;
  const isDown = sort === undefined || sort.startsWith('-');
  const [order, way] = isDown ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const [found, counted] = await Promise.all([
    rows(
      db,
      sql<TokenRecord & { key: string }>`
        select * from (select x.*, ${sortKey(sort)} as key from (${tokensSql(day, condition)}) as x) as y
        where ${after === null ? sql`true` : sql`(y.key collate "C", y.id) ${way} (${after[0]}, ${after[1]}::bigint)`}
        order by y.key collate "C" ${order}, y.id ${order} limit ${limit}`,
    ),
    firstRow(
      db,
      sql<{
        count: number;
      }>`select count(*)::int as count from (${tokensSql(day, condition)}) as x`,
    ),
  ]);
  return { found, total: counted?.count ?? 0 };
}

/** What a list is sorted by, as a text that sorts by its letters; a key never used stands before all others. */
function sortKey(sort: TokenSort | undefined): RawBuilder<string> {
  switch (sort?.replace('-', '')) {
    case 'lastDay':
      return sql`to_char(x.last_day, 'YYYYMMDD')`;
    case 'used':
      return sql`coalesce(to_char(x.used_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '')`;
    case 'name':
      return sql`x.name_folded`;
    default:
      return sql`''`;
  }
}

export async function revokeRow(tx: Tx, id: string, at: Date, by: string): Promise<void> {
  await run(
    tx,
    sql`update api_token set revoked_at = ${at}, revoked_by = ${by} where id = ${id} and revoked_at is null`,
  );
}

/** Whom a key stands for now, before its rights are cut to what it holds. */
export type TokenBearer = Actor & {
  readonly tokenId: string;
  readonly tokenRights: readonly Right[];
  readonly tokenUnitId: string;
  readonly topUnitId: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  readonly lastDay: Day;
};

/**
 * Whom a key stands for: null once it is revoked or over, its person has left its post, or its unit no
 * longer stands under the one that the post answers for.
 */
export async function bearerOf(db: Db | Tx, hash: Buffer, day: Day): Promise<TokenBearer | null> {
  return firstRow(
    db,
    sql<TokenBearer>`
      select ${actorColumns}, t.id as "tokenId", t.rights as "tokenRights",
        t.jurisdiction_unit_id as "tokenUnitId", au.unit_id as "topUnitId",
        t.created_at as "createdAt", t.used_at as "usedAt", t.last_day as "lastDay",
        array_prepend(p.authority_id, array(select r.from_authority_id from reach r
          where r.authority_id = p.authority_id and r.from_authority_id <> p.authority_id
          order by 1)) as reach
      from api_token t
      join account ac on ac.id = t.account_id
      join person pe on pe.id = ac.person_id
      join appointment a on a.person_id = ac.person_id and a.post_id = t.post_id and ${holdsOn('a', day)}
      join post p on p.id = t.post_id and ${holdsOn('p', day)}
      join unit u on u.id = p.unit_id
      join authority au on au.id = p.authority_id
      where t.token_hash = ${hash} and t.revoked_at is null and t.last_day >= ${day}
        and exists (select from unit_ancestor x where x.unit_id = t.jurisdiction_unit_id
          and x.ancestor_id = p.jurisdiction_unit_id and ${holdsOn('x', day)})
      limit 1`,
  );
}

/** Notes when and from where a key was last used. */
export async function noteUse(db: Db, id: string, at: Date, from: string): Promise<void> {
  await run(db, sql`update api_token set used_at = ${at}, used_from = ${from} where id = ${id}`);
}

/** How many keys of an authority are in use on a day, and how many of them end within 30 days. */
export async function liveAndEnding(
  db: Db,
  authorityId: string,
  day: string,
): Promise<{ live: number; ending: number }> {
  const found = await firstRow(
    db,
    sql<{ live: number; ending: number }>`
      select count(*)::int as live, count(*) filter (where last_day < ${day}::date + 30)::int as ending
      from api_token
      where authority_id = ${authorityId} and revoked_at is null and last_day >= ${day}`,
  );
  return found ?? { live: 0, ending: 0 };
}
