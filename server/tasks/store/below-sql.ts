import { type RawBuilder, sql } from 'kysely';

/**
 * The condition that a stretch of ancestry `a` is the one that counts for unit `u` on a day: a unit
 * that starts later stands as on its first day, so that nothing given early falls out of a count.
 */
export function standsOn(day: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(a.valid_from <= greatest(${day}, u.valid_from)
    and (a.valid_to is null or a.valid_to >= greatest(${day}, u.valid_from)))`;
}

/** The ids of a unit and of everything that stands under it on a day. */
export function belowSql(unitId: string, day: string): RawBuilder<unknown> {
  return belowAnySql([unitId], day);
}

/** The same of several units. */
export function belowAnySql(unitIds: readonly string[], day: string): RawBuilder<unknown> {
  return sql`select a.unit_id from unit_ancestor a join unit u on u.id = a.unit_id
      where a.ancestor_id = any(${[...unitIds]}::bigint[]) and ${standsOn(sql`${day}::date`)}`;
}
