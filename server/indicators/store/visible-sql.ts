import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { reachesOf } from '../../organisation/rules/may.ts';

/** A unit and everything under it on a day; a unit that starts later stands as on its first day. */
function belowSql(unitId: string, day: Day): RawBuilder<unknown> {
  return sql`select a.unit_id from unit_ancestor a join unit u on u.id = a.unit_id
      where a.ancestor_id = ${unitId}
        and a.valid_from <= greatest(${day}::date, u.valid_from)
        and (a.valid_to is null or a.valid_to >= greatest(${day}::date, u.valid_from))`;
}

/** Whether a post reads all indicators of an authority, whoever answers for them. */
export function readsWhole(actor: Actor, authorityId: string): boolean {
  if (authorityId !== actor.authorityId) return false;
  const reaches = reachesOf(actor)['indicator.read'] ?? [];
  return reaches.includes('authority') || (reaches.includes('below') && actor.wholeAuthority);
}

/**
 * The indicators `i` of one authority that a post may read: all of its own where it oversees them, else those
 * that its unit or one below answers for, reports, or has promised a value of.
 */
export function visibleIndicatorSql(
  actor: Actor,
  authorityId: string,
  day: Day,
): RawBuilder<boolean> {
  if (!reachesOf(actor)['indicator.read']) return sql`false`;
  if (readsWhole(actor, authorityId)) return sql`true`;
  const below = belowSql(actor.jurisdictionUnitId, day);
  return sql`(i.unit_id in (${below})
    or exists (select from indicator_reporter r
      where r.authority_id = i.authority_id and r.indicator_id = i.id and r.until is null
        and r.unit_id in (${below}))
    or exists (select from target p
      where p.authority_id = i.authority_id and p.indicator_id = i.id and p.unit_id in (${below})))`;
}

/** A target `t` that is nobody's share of another one. */
export const isWholeSql = sql<boolean>`not exists (select from allocation_share s
  where s.authority_id = t.authority_id and s.share_id = t.id and s.until is null)`;

/**
 * The targets `t` of one authority that a post finds in lists: those of indicators that it may read, without
 * the shares of a target that it sees as a whole.
 */
export function visibleTargetSql(actor: Actor, authorityId: string, day: Day): RawBuilder<boolean> {
  if (!reachesOf(actor)['indicator.read']) return sql`false`;
  const share = sql`select from allocation_share s
      where s.authority_id = t.authority_id and s.share_id = t.id and s.until is null`;
  if (readsWhole(actor, authorityId)) return isWholeSql;
  const below = belowSql(actor.jurisdictionUnitId, day);
  return sql`((t.unit_id in (${below}) and not exists (${share} and exists (
      select from target w where w.authority_id = s.authority_id and w.id = s.target_id
        and w.unit_id in (${below}))))
    or exists (select from indicator i where i.authority_id = t.authority_id
      and i.id = t.indicator_id and i.unit_id in (${below})
      and ${isWholeSql}))`;
}
