import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { reachesOf } from '../../organisation/rules/may.ts';

/** A unit and everything under it on a day; a unit that starts later stands as on its first day. */
export function belowSql(unitId: string, day: string): RawBuilder<unknown> {
  return sql`select a.unit_id from unit_ancestor a join unit u on u.id = a.unit_id
      where a.ancestor_id = ${unitId}
        and a.valid_from <= greatest(${day}::date, u.valid_from)
        and (a.valid_to is null or a.valid_to >= least(greatest(${day}::date, u.valid_from),
          coalesce(u.valid_to, ${day}::date)))`;
}

/** Whether a post sees every obligation that an authority asks for. */
export function seesWhole(actor: Actor, authorityId: string): boolean {
  const reaches = reachesOf(actor)['report.read'] ?? [];
  return reaches.includes('authority') && actor.authorityId === authorityId;
}

/**
 * The obligations `o` that a post may see: those of its unit and of units under it, those that its unit
 * receives, and all that its authority asks for where it oversees them. The same as `may` decides one by one.
 */
export function visibleObligationSql(actor: Actor, day: string): RawBuilder<boolean> {
  const reaches = reachesOf(actor)['report.read'];
  if (!reaches) return sql`false`;
  const unit = actor.jurisdictionUnitId;
  const whole = reaches.includes('authority')
    ? sql`o.authority_id = ${actor.authorityId} or`
    : sql``;
  return sql`(${whole} o.to_unit_id = ${unit} or o.unit_id in (${belowSql(unit, day)}))`;
}
