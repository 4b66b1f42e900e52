import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { UnitRef } from '../contract.ts';

/** The condition that a row with `valid_from` and `valid_to` (both inclusive) holds on a day. */
export function holdsOn(alias: string, day: string): RawBuilder<boolean> {
  const from = sql.ref(`${alias}.valid_from`);
  const to = sql.ref(`${alias}.valid_to`);
  return sql`(${from} <= ${day}::date and (${to} is null or ${to} >= ${day}::date))`;
}

/**
 * A unit and its ancestors on a day, itself first and the top last. A unit that starts later is
 * placed as on its first day; a closed one keeps its last place.
 */
export async function unitPath(db: Db | Tx, unitId: string, day: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select a.ancestor_id as id
      from unit u join unit_ancestor a on a.unit_id = u.id
        and a.valid_from <= greatest(${day}::date, u.valid_from)
        and (a.valid_to is null or a.valid_to >= greatest(${day}::date, u.valid_from))
      where u.id = ${unitId} order by a.depth`,
  );
  return found.map((row) => row.id);
}

/** {@link unitPath} of many units at once, by unit id. */
export async function unitPaths(
  db: Db | Tx,
  unitIds: Iterable<string>,
  day: string,
): Promise<Map<string, string[]>> {
  const ids = [...new Set(unitIds)];
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ unitId: string; path: string[] }>`
      select u.id as "unitId", array_agg(a.ancestor_id order by a.depth) as path
      from unit u join unit_ancestor a on a.unit_id = u.id
        and a.valid_from <= greatest(${day}::date, u.valid_from)
        and (a.valid_to is null or a.valid_to >= greatest(${day}::date, u.valid_from))
      where u.id = any(${ids}::bigint[]) group by u.id`,
  );
  return new Map(found.map((row) => [row.unitId, row.path]));
}

/**
 * The ids of a unit and everything under it on a day, for `unit_id in (${subtreeSql(…)})`.
 * Units closed by then are included: the facts that hang on them still belong there.
 */
export function subtreeSql(unitId: string, day: string): RawBuilder<unknown> {
  return sql`select sub.unit_id from unit_ancestor sub
      where sub.ancestor_id = ${unitId} and ${holdsOn('sub', day)}`;
}

export interface ChildUnit extends UnitRef {
  readonly kind: string;
  readonly childCount: number;
}

/** The units right under a unit that exist on a day, in the order of their names, with their own counts. */
export async function childUnits(db: Db | Tx, unitId: string, day: string): Promise<ChildUnit[]> {
  return rows(
    db,
    sql<ChildUnit>`
      select u.id, u.name, u.short_name as "shortName", u.kind,
        (select count(*)::int from unit_parent q join unit c on c.id = q.unit_id
          where q.parent_id = u.id and ${holdsOn('q', day)} and ${holdsOn('c', day)}) as "childCount"
      from unit_parent p join unit u on u.id = p.unit_id
      where p.parent_id = ${unitId} and ${holdsOn('p', day)} and ${holdsOn('u', day)}
      order by u.folded, u.id`,
  );
}
