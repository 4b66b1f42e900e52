import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Unit } from '../contract.ts';
import { holdsOn } from './unit-tree.ts';

/** Units with their place on a day, by id. */
export async function unitsById(
  db: Db | Tx,
  unitIds: readonly string[],
  day: string,
): Promise<Map<string, Unit>> {
  if (unitIds.length === 0) return new Map();
  // A unit that starts after the day is placed as on its first day.
  const placed = sql`greatest(${day}::date, u.valid_from)`;
  const found = await rows(
    db,
    sql<Unit>`
      select u.id, u.name, u.short_name as "shortName", u.authority_id as "authorityId", u.kind, u.code,
        u.aliases, above.ids[cardinality(above.ids)] as "parentId", coalesce(above.names, '{}') as path,
        u.valid_from as "validFrom", u.valid_to as "validTo", u.version,
        (select count(*)::int from unit_parent q join unit c on c.id = q.unit_id
          where q.parent_id = u.id and ${holdsOn('q', day)} and ${holdsOn('c', day)}) as "childCount"
      from unit u
      left join lateral (
        select array_agg(a.ancestor_id order by a.depth desc) as ids,
               array_agg(n.name order by a.depth desc) as names
        from unit_ancestor a join unit n on n.id = a.ancestor_id
        where a.unit_id = u.id and a.depth > 0 and a.valid_from <= ${placed}
          and (a.valid_to is null or a.valid_to >= ${placed})
      ) above on true
      where u.id = any(${[...unitIds]}::bigint[])`,
  );
  return new Map(found.map((unit) => [unit.id, unit]));
}

/**
 * What everyone who is signed in may see of the register: all units of their own authority, and of
 * the others the bodies that texts address: the top of each authority and the departments of provinces.
 */
export function visibleTo(authorityId: string): RawBuilder<boolean> {
  return sql`(u.authority_id = ${authorityId} or u.kind = 'department'
      or u.id in (select unit_id from authority))`;
}

export interface UnitFilter {
  readonly authorityId: string;
  readonly day: string;
  /** Words without accents; each must occur. */
  readonly words: readonly string[];
  /** Children of this unit; with words, everything under it. */
  readonly parentId: string | null;
  readonly kind: string | null;
  /** Units of this authority only; null with words asks all that are visible, without words one's own. */
  readonly ofAuthorityId: string | null;
  readonly closedToo: boolean;
}

/** The place of a row in the order of the list: own units first, then by name. */
export type UnitListKey = readonly [foreign: number, folded: string, id: string];

export async function pageOfUnits(
  db: Db,
  filter: UnitFilter,
  after: UnitListKey | null,
  limit: number,
): Promise<UnitListKey[]> {
  const beyond = after
    ? sql`and (foreign_rank, folded, id) > (${after[0]}::int, ${after[1]}, ${after[2]}::bigint)`
    : sql``;
  const found = await rows(
    db,
    sql<{ foreign_rank: number; folded: string; id: string }>`
      select * from (${matching(filter)}) found where true ${beyond}
      order by foreign_rank, folded, id limit ${limit}`,
  );
  return found.map((row) => [row.foreign_rank, row.folded, row.id]);
}

export async function countUnits(db: Db, filter: UnitFilter): Promise<number> {
  const found = await rows(
    db,
    sql<{ count: number }>`select count(*)::int as count from (${matching(filter)}) found`,
  );
  return found[0]?.count ?? 0;
}

function matching(filter: UnitFilter): RawBuilder<unknown> {
  const { authorityId, day, words, parentId, kind, ofAuthorityId, closedToo } = filter;
  const conditions = [
    visibleTo(authorityId),
    closedToo ? sql`u.valid_from <= ${day}::date` : holdsOn('u', day),
    ...words.map((word) => sql`u.folded like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
  ];
  if (kind !== null) conditions.push(sql`u.kind = ${kind}`);
  if (ofAuthorityId !== null) conditions.push(sql`u.authority_id = ${ofAuthorityId}`);
  if (parentId !== null) {
    conditions.push(sql`exists (select from unit_ancestor a where a.ancestor_id = ${parentId}
      and a.unit_id = u.id and ${words.length > 0 ? sql`a.depth > 0` : sql`a.depth = 1`} and ${holdsOn('a', day)})`);
  } else if (ofAuthorityId === null && words.length === 0) {
    conditions.push(sql`u.authority_id = ${authorityId}`);
  }
  return sql`
    select case when u.authority_id = ${authorityId} then 0 else 1 end as foreign_rank, u.folded, u.id
    from unit u where ${sql.join(conditions, sql` and `)}`;
}
