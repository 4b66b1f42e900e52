import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import {
  COMPARED_FIELDS,
  type ComparedField,
  type CompareMark,
  type CompareWhy,
} from '../compare-contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { besideSql } from './beside-task.ts';
import { differencesSql, type TwoDays, valueSql } from './differences-sql.ts';
import type { PlacedTask } from './page-of-tasks.ts';
import type { Order } from './task-order.ts';
import { taskColumns } from './task-record.ts';

/** Which of the differences are asked for. */
export interface Wanted {
  readonly mark?: CompareMark | undefined;
  readonly why?: CompareWhy | undefined;
  readonly changed?: ComparedField | undefined;
}

/** A task that differs, as it stands now, or as it stood where the post sees it no more. */
export interface ComparedRecord extends PlacedTask {
  readonly mark: CompareMark;
  readonly why: CompareWhy | null;
  readonly fields: readonly ComparedField[];
  /** This is the row of the day compared with. */
  readonly isThen: boolean;
}

/** How many differences there are of a kind, and how many of them are asked for. */
export interface CountedKind {
  readonly mark: CompareMark;
  readonly why: CompareWhy | null;
  readonly tasks: number;
  readonly wanted: number;
}

/** A line of the answer: the counts stand on each, and on one without a record where the page is empty. */
export type ComparedPage = { readonly counts: readonly CountedKind[] } & (
  | ComparedRecord
  | { readonly id: null }
);

/**
 * One page of the differences in one authority's list, with how many there are of each kind: all of them are
 * found once, put in order by what they carry, and only those of the page are read as records.
 */
export function pageOfDifferences(
  days: TwoDays,
  authorityId: string,
  wanted: Wanted,
  order: Order,
  limit: number,
): RawBuilder<ComparedPage> {
  const keys = sql.join(order.keys.map(({ text }) => text));
  const fields = COMPARED_FIELDS.map(
    (field) => sql`case when ${differs(field, days)} then ${sql.lit(field)} end`,
  );
  return sql<ComparedPage>`
    ${PLAN_ANEW} with ${besideSql(days, authorityId)},
    d as materialized (${differencesSql(days, authorityId)}),
    page as (
      select t.*, array[${keys}]::text[] as sort_keys,
        row_number() over (order by ${order.by})::int as nth
      from ${order.from(sql`(select * from d where ${isWanted(wanted, days)})`)}
      where (${sql.join(order.stretches, sql` or `)})
      order by ${order.by} limit ${limit}),
    told as (
      select d.id, d.mark, d.why, d.out, d.sort_keys, d.nth,
        array_remove(array[${sql.join(fields)}], null) as fields
      from page d)
    select counted.counts, line.*
    from (select coalesce(json_agg(c), '[]') as counts from (
        select mark, why, count(*)::int as tasks,
          (count(*) filter (where ${isWanted(wanted, days)}))::int as wanted
        from d group by mark, why order by mark, why) c) counted
    left join (${recordsOf(days.now, authorityId, false)}
      union all ${recordsOf(days.then, authorityId, true)}) line on true
    order by line.nth`;
}

/** The lines of the page as records of one of the days. */
function recordsOf(sight: TaskSight, authorityId: string, isThen: boolean): RawBuilder<unknown> {
  return sql`select ${taskColumns('t')}, told.mark, told.why, told.fields, told.sort_keys, told.nth,
      ${sql.lit(isThen)} as "isThen"
    from told join ${tasksOnDay(sight, authorityId)} t on t.id = told.id
    where told.out = ${sql.lit(isThen)}`;
}

function isWanted({ mark, why, changed }: Wanted, days: TwoDays): RawBuilder<boolean> {
  const all = [sql<boolean>`true`];
  if (mark) all.push(sql`d.mark = ${mark}`);
  if (why) all.push(sql`d.why = ${why}`);
  if (changed) all.push(differs(changed, days));
  return sql.join(all, sql` and `);
}

/** Difference `d` is one of this field: both days are known, and it is not alike on them. */
function differs(field: ComparedField, days: TwoDays): RawBuilder<boolean> {
  const known = sql`d.b_unit_id is not null and d.n_unit_id is not null`;
  if (field === 'leader' || field === 'parties') {
    return sql`(${known} and exists (select from beside e where e.task_id = d.id
      and e.${sql.ref(field)}))`;
  }
  return sql`(${known} and ${valueSql(field, 'b', days)} is distinct from ${valueSql(field, 'n', days)})`;
}
