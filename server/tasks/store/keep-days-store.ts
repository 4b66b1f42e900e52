import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { balancesOn } from '../../directives/store/ledger-lines.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { FlagLimits } from '../rules/flags.ts';
import { figuresSql } from './board-cells.ts';
import { limitsName } from './day-cells.ts';

/** What a past day reads of one unit at most: the last balance carried by then, and what came since. */
const MOST_READ = 5_000;

/** A plan with boards of so many lines that their past days are worth keeping. */
export interface LargePlan {
  readonly planId: string;
  readonly unitIds: readonly string[];
  /** Units have broken some of it down: then what was given and all of it are two figures. */
  readonly hasParts: boolean;
  /** Past days with turnovers before or on them for which nothing is kept, the earliest first. */
  readonly days: readonly Day[];
}

/** Units whose board of a past day would read more than `lines` lines, with those right under them, by plan. */
export async function largePlans(db: Db, authorityId: string, lines: number): Promise<LargePlan[]> {
  return rows(
    db,
    sql<LargePlan>`
      with sized as materialized (
        select plan_id, unit_id, min(day) as first,
          least(sum(cardinality(deltas)), ${sql.lit(MOST_READ)}) as lines
        from turnover where authority_id = ${authorityId} group by plan_id, unit_id
      ), below as materialized (
        select distinct s.plan_id, p.parent_id, s.unit_id, s.lines, s.first
        from sized s join unit_parent p on p.unit_id = s.unit_id
      ), heavy as (
        select plan_id, parent_id from below group by plan_id, parent_id having sum(lines) > ${lines}
      ), large as materialized (
        select b.plan_id, b.unit_id, b.first from below b join heavy h using (plan_id, parent_id)
        union
        select s.plan_id, s.unit_id, s.first from sized s
        join heavy h on h.plan_id = s.plan_id and h.parent_id = s.unit_id
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
              'cells', coalesce(json_agg(cell) filter (where cell.row is not null), '[]'))
          from (${units}) as unit
          left join (${figuresSql(sql`(${lines})`, day, limits)}) as cell
            on cell.row = unit.id::text
          cross join (select unnest(${both ? [true, false] : [layer === 'given']}::boolean[])) as which (given)
          group by unit.id, which.given
          on conflict (authority_id, plan_id, unit_id, day, given)
            do update set cells = excluded.cells`,
    );
  }
}
