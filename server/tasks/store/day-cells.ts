import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { FlagLimits } from '../rules/flags.ts';
import type { LedgerPart } from './board-cells.ts';

/** What the figures of flags were counted with: kept figures of other limits are not read. */
export function limitsName({ dueSoonDays, silentDays }: FlagLimits): string {
  return `${dueSoonDays}/${silentDays}`;
}

/** The condition that the figures of plan `p.id` and unit `u.id` are kept for a past day. */
export function isKept(part: LedgerPart, day: Day, limits: FlagLimits): RawBuilder<boolean> {
  return sql`exists (select from day_cell k where ${onDay(part, day, limits)}
    and k.plan_id = p.id and k.unit_id = u.id)`;
}

/** The kept figures of the plans and units of a part, as one JSON array of cells. */
export function keptCells(part: LedgerPart, day: Day, limits: FlagLimits): RawBuilder<unknown> {
  // A row that is a plan gets its name here; that of a unit is in what was kept.
  const cell =
    part.by === 'plans'
      ? sql`jsonb_set(cell::jsonb, '{row}', to_jsonb(k.plan_id::text))`
      : sql`cell`;
  return sql`(
    select json_agg(${cell}) from day_cell k cross join lateral json_array_elements(k.cells -> 'cells') as cell
    where ${onDay(part, day, limits)} and k.plan_id = any(${part.planIds}::bigint[])
      and k.unit_id = any(${part.unitIds}::bigint[]))`;
}

function onDay(
  { authorityId, layer }: LedgerPart,
  day: Day,
  limits: FlagLimits,
): RawBuilder<boolean> {
  return sql`k.authority_id = ${authorityId} and k.day = ${day}::date
    and k.given = ${layer === 'given'} and k.cells ->> 'limits' = ${limitsName(limits)}`;
}
