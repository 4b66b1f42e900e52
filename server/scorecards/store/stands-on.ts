import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';

/**
 * The condition that a stretch of ancestry `a` counts for unit `u` on a day; a unit that starts later
 * stands as on its first day, so that nothing given early falls out.
 */
export function belowStands(day: Day): RawBuilder<boolean> {
  return sql<boolean>`(a.valid_from <= greatest(${day}::date, u.valid_from)
    and (a.valid_to is null or a.valid_to >= greatest(${day}::date, u.valid_from)))`;
}
