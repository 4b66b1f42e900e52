import { sql } from 'kysely';
import { addDays, type Day } from '../../calendar/rules/day.ts';
import { balancesOn, UNFOLDED } from '../../directives/store/ledger-lines.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import { OPEN_ACCOUNTS } from '../rules/board-cell.ts';
import type { TaskSight } from '../task-sight.ts';
import { type LedgerPart, rowOf } from './board-cells.ts';
import { ancestorsOfPosting } from './ledger-store.ts';

/**
 * Overdue on `weeks` days a week apart, the day looked at last, for each row: units with all below them, or
 * plans, leaders, levels of all the units together. One
 * statement and one pass over the lines of the ledger: a line counts as late from the first of the days on
 * which it has both been posted and fallen due, and stays so until another line takes it off. So the lines
 * are summed by that first day, and the trend is the running sum.
 */
export async function overdueByWeek(
  { day, isPast, db }: TaskSight,
  { authorityId, planIds, unitIds, layer, by = 'units' }: LedgerPart,
  weeks: number,
): Promise<Map<string, number[]>> {
  const first = addDays(day, -7 * (weeks - 1));
  const units = sql`select unnest(${unitIds}::bigint[]) as id`;
  const base = balancesOn(first, { authorityId, planIds, units, layer });
  const given = layer === 'given' ? sql`and t.layer = 0` : sql``;
  const upTo = isPast ? sql`and t.day <= ${day}::date` : sql``;
  const open = sql.lit(`{${OPEN_ACCOUNTS.join(',')}}`);
  const found = await rows(
    db,
    sql<{ row: string; from: number; delta: number }>`
      ${PLAN_ANEW} select row::text, greatest(posted, due) as from,
        sum(delta)::int as delta
      from (
        select row, delta,
          greatest(0, (least(day, ${day}::date) - ${first}::date + 6) / 7) as posted,
          case when account = 'carried_over' or due_on < ${first}::date then 0
            when due_on >= ${day}::date then ${sql.lit(weeks)}
            else (due_on - ${first}::date) / 7 + 1 end as due
        from (
          select ${rowOf(by, sql`b`)} as row, account, due_on, delta, ${first}::date as day from (${base}) as b
          union all
          select ${rowOf(by, sql`t`)}, t.account, t.due_on, t.delta, t.day from turnover_line t
          where t.authority_id = ${authorityId} and t.plan_id = any(${planIds}::bigint[])
            and t.unit_id in (${units}) and t.day > ${first}::date ${upTo} ${given}
          union all
          select ${rowOf(by, sql`t`, sql`above`)}, t.account, t.due_on, t.delta, t.day
          from posting_line t
          cross join lateral (select a.ancestor_id as unit_id, u.level
            from (select t.unit_id, t.day) as p ${ancestorsOfPosting(sql`p`)}) as above
          where t.authority_id = ${authorityId} and t.fold > ${UNFOLDED} - 1
            and t.plan_id = any(${planIds}::bigint[]) and above.unit_id in (${units})
            ${upTo} ${given}
        ) as line
        where account = any(${open}::text[]) or account = 'carried_over'
      ) as placed
      where greatest(posted, due) < ${sql.lit(weeks)}
      group by 1, 2`,
  );
  return runningSums(found, weeks);
}

function runningSums(
  lines: readonly { row: string; from: number; delta: number }[],
  weeks: number,
): Map<string, number[]> {
  const gained = new Map<string, number[]>();
  for (const { row, from, delta } of lines) {
    const of = gained.get(row) ?? Array<number>(weeks).fill(0);
    of[from] = (of[from] ?? 0) + delta;
    gained.set(row, of);
  }
  for (const of of gained.values()) {
    for (let at = 1; at < weeks; at += 1) of[at] = (of[at] ?? 0) + (of[at - 1] ?? 0);
  }
  return gained;
}

/** The days of a trend. */
export function trendDays(day: Day, weeks: number): Day[] {
  return Array.from({ length: weeks }, (_, week) => addDays(day, -7 * (weeks - 1 - week)));
}
