import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { balancesOn } from '../../directives/store/ledger-lines.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { FlagLimits } from '../rules/flags.ts';
import { figuresSql } from './board-cells.ts';
import { limitsName } from './day-cells.ts';

/** A plan whose units on top have so many lines that their past days are worth keeping. */
export interface LargePlan {
  readonly planId: string;
  readonly unitIds: readonly string[];
  /** Units have broken some of it down: then what was given and all of it are two figures. */
  readonly hasParts: boolean;
  /** Past days with turnovers before or on them for which nothing is kept, the earliest first. */
  readonly days: readonly Day[];
}

/** The plans and units of an authority with more than `lines` lines of turnover, and the days to keep. */
export async function largePlans(db: Db, authorityId: string, lines: number): Promise<LargePlan[]> {
  return rows(
    db,
    sql<LargePlan>`
      with large as materialized (
        select plan_id, unit_id, min(day) as first from turnover
        where authority_id = ${authorityId}
        group by plan_id, unit_id having sum(cardinality(deltas)) > ${lines}
      ), last as (
        select max(day) - 1 as day from turnover where authority_id = ${authorityId}
      ), missing as (
        select distinct l.plan_id, each.day::date as day
        from large l cross join last
        cross join lateral generate_series(l.first, last.day, interval '1 day') as each (day)
        where not exists (select from day_cell k where k.authority_id = ${authorityId}
          and k.plan_id = l.plan_id and k.unit_id = l.unit_id and k.day = each.day::date)
      )
      select m.plan_id as "planId", array_agg(m.day::text order by m.day) as days,
        (select array_agg(l.unit_id) from large l where l.plan_id = m.plan_id) as "unitIds",
        exists (select from turnover t join large l using (plan_id, unit_id)
          where t.authority_id = ${authorityId} and t.plan_id = m.plan_id and t.layer > 0)
          as "hasParts"
      from missing m group by m.plan_id`,
  );
}

/** The limits of an authority's flags, where it has set its own. */
export async function limitsOfAuthority(db: Db, authorityId: string): Promise<FlagLimits | null> {
  const found = await firstRow(
    db,
    sql<{ limits: FlagLimits | null }>`select settings->'time'->'limits' as limits from authority
        where id = ${authorityId}`,
  );
  return found?.limits ?? null;
}

/** Keeps the figures of some units of a plan as they stood at the end of a past day. */
export async function keepDay(
  tx: Tx,
  authorityId: string,
  { planId, unitIds, hasParts }: LargePlan,
  day: Day,
  limits: FlagLimits,
): Promise<void> {
  const units = sql`select unnest(${unitIds}::bigint[]) as id`;
  const layers = hasParts ? (['given', 'all'] as const) : (['given'] as const);
  for (const layer of layers) {
    const both = layer === 'given' && !hasParts;
    const lines = balancesOn(day, { authorityId, planIds: [planId], units, layer });
    await run(
      tx,
      sql`${PLAN_ANEW} insert into day_cell (authority_id, plan_id, unit_id, day, given, cells)
          select ${authorityId}, ${planId}, unit.id, ${day}::date, which.given,
            json_build_object('limits', ${limitsName(limits)}::text,
              'cells', coalesce(json_agg(cell) filter (where cell."unitId" is not null), '[]'))
          from (${units}) as unit
          left join (${figuresSql(sql`(${lines})`, day, limits)}) as cell
            on cell."unitId" = unit.id::text
          cross join (select unnest(${both ? [true, false] : [layer === 'given']}::boolean[])) as which (given)
          group by unit.id, which.given
          on conflict (authority_id, plan_id, unit_id, day, given)
            do update set cells = excluded.cells`,
    );
  }
}
