import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import {
  COMPARED_FIELDS,
  type ComparedField,
  type CompareMark,
  type CompareWhy,
} from '../compare-contract.ts';
import { STATUSES } from '../row-contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import type { PlacedTask } from './page-of-tasks.ts';
import { partiesSql } from './party-store.ts';
import { hasStatus } from './status-sql.ts';
import type { Order } from './task-order.ts';
import { taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** The same list as two days show it. */
export interface TwoDays {
  readonly then: TaskSight;
  readonly now: TaskSight;
  readonly filter: Filter;
}

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
 * The differences `(id, mark, why, fields, out)` of one authority's list between two days: both lists are read
 * whole, each by its own indexes, and laid on one another by id; only what is in one of them is looked up on the
 * other day. The SQL twin of `difference`; a test holds the two together.
 */
function differencesSql({ then, now, filter }: TwoDays, authorityId: string): RawBuilder<unknown> {
  const list = (sight: TaskSight) => sql`
    select ${facts('t', sight)} from ${tasksOnDay(sight, authorityId)} t
    where ${filterSql(sight, authorityId, filter)}`;
  return sql`
    with b as materialized (${list(then)}),
      n as materialized (${list(now)}),
      -- Tasks of one list only, on the other day; of what left, only what the post may still see.
      was as materialized (
        select ${facts('t', then)} from ${tasksOnDay(then, authorityId)} t
        where t.id in (select id from n except select id from b) and not t.is_group),
      is_now as materialized (
        select ${facts('t', now)} from ${tasksOnDay(now, authorityId)} t
        where t.id in (select id from b except select id from n)
          and ${visibleSql(now, authorityId)}),
      pairs as (
        select coalesce(b.id, n.id) as id, b.id is not null as "inThen", n.id is not null as "inNow",
          ${sides('b', 'was')}, ${sides('n', 'is_now')}
        from b full join n on n.id = b.id
        left join was on was.id = n.id and b.id is null
        left join is_now on is_now.id = b.id and n.id is null),
      ${besideSql(then, now, authorityId)},
      judged as (
        select p.*, ${MARK} as mark,
          array_remove(array[${sql.join(COMPARED_FIELDS.map(fieldSql))}], null) as fields
        from pairs p left join beside e on e.task_id = p.id),
      told as (
        select id, case when mark = 'changed' and fields = '{}' then null else mark end as mark,
          ${WHY} as why, fields, "inThen" and n_unit_id is null as out
        from judged)
    select id, mark, why, fields, coalesce(out, false) as out from told where mark is not null`;
}

/** One page of the differences in one authority's list, with how many there are of each kind. */
export function pageOfDifferences(
  days: TwoDays,
  authorityId: string,
  wanted: Wanted,
  order: Order,
  limit: number,
): RawBuilder<ComparedPage> {
  const keys = sql.join(order.keys.map(({ text }) => text));
  const tasks = sql`(${recordsOf(days.now, authorityId, wanted, false)}
    union all ${recordsOf(days.then, authorityId, wanted, true)})`;
  return sql<ComparedPage>`
    ${PLAN_ANEW} with d as materialized (${differencesSql(days, authorityId)}),
    page as (
      select ${taskColumns('t')}, t.mark, t.why, t.fields, t."isThen", array[${keys}]::text[] as sort_keys,
        row_number() over (order by ${order.by})::int as nth
      from ${order.from(tasks)} where (${sql.join(order.stretches, sql` or `)})
      order by ${order.by} limit ${limit})
    select counted.counts, page.*
    from (select coalesce(json_agg(c), '[]') as counts from (
        select mark, why, count(*)::int as tasks,
          (count(*) filter (where ${isWanted(wanted)}))::int as wanted
        from d group by mark, why order by mark, why) c) counted
    left join page on true order by page.nth`;
}

/** The differences that are asked for, as records of one of the days. */
function recordsOf(
  sight: TaskSight,
  authorityId: string,
  wanted: Wanted,
  isThen: boolean,
): RawBuilder<unknown> {
  return sql`select ${taskColumns('t')}, d.mark, d.why, d.fields, ${sql.lit(isThen)} as "isThen"
    from d join ${tasksOnDay(sight, authorityId)} t on t.id = d.id
    where d.out = ${sql.lit(isThen)} and ${isWanted(wanted)}`;
}

function isWanted({ mark, why, changed }: Wanted): RawBuilder<boolean> {
  const all = [sql<boolean>`true`];
  if (mark) all.push(sql`d.mark = ${mark}`);
  if (why) all.push(sql`d.why = ${why}`);
  if (changed) all.push(sql`${changed} = any(d.fields)`);
  return sql.join(all, sql` and `);
}

/** What is compared of a task beside who takes part in it. */
const FACTS = {
  unit_id: 'unit',
  words_id: 'title',
  field_id: 'field',
  due_on: 'dueOn',
  state: 'state',
  status: 'status',
  percent: 'percent',
  finished_on: 'finishedOn',
  officer_id: 'officer',
} as const satisfies Readonly<Record<string, ComparedField>>;
const COLUMNS = Object.keys(FACTS);

function facts(table: string, { day }: TaskSight): RawBuilder<unknown> {
  const columns = COLUMNS.filter((name) => name !== 'status').map((name) => `${table}.${name}`);
  const cases = STATUSES.map(
    (status) => sql`when ${hasStatus(status, day)} then ${sql.lit(status)}`,
  );
  return sql`${sql.raw(`${table}.id, ${columns.join(', ')}`)},
    case ${sql.join(cases, sql` `)} end as status`;
}

/** The facts of one day: from the list of that day, or else from where the task stood outside it. */
function sides(list: 'b' | 'n', outside: string): RawBuilder<unknown> {
  return sql.raw(
    COLUMNS.map(
      (name) =>
        `case when ${list}.id is not null then ${list}.${name} else ${outside}.${name} end as ${list}_${name}`,
    ).join(', '),
  );
}

function fieldSql(field: ComparedField): RawBuilder<unknown> {
  const known = sql`p.b_unit_id is not null and p.n_unit_id is not null`;
  const column = COLUMNS.find((name) =>
    Object.entries(FACTS).some(([of, f]) => of === name && f === field),
  );
  const differs =
    column === undefined
      ? sql`e.${sql.ref(field)}`
      : sql`${sql.ref(`p.b_${column}`)} is distinct from ${sql.ref(`p.n_${column}`)}`;
  return sql`case when ${known} and ${differs} then ${sql.lit(field)} end`;
}

const gone = (side: 'b' | 'n') => sql`${sql.ref(`${side}_state`)} in ('withdrawn', 'merged')`;

const MARK = sql`case
  when "inThen" and "inNow" and ${gone('n')} and not ${gone('b')} then 'left'
  when "inThen" and "inNow" and ${gone('b')} and not ${gone('n')} then 'entered'
  when "inThen" and "inNow" then 'changed'
  when "inNow" then 'entered' else 'left' end`;

const WHY = sql`case mark
  when 'entered' then case
    when b_unit_id is null then 'given'
    when ${gone('b')} and not ${gone('n')} then 'restored'
    when b_unit_id = n_unit_id then 'filter' else 'moved' end
  when 'left' then case
    when n_unit_id is null then 'moved'
    when ${gone('n')} then case when ${gone('b')} then 'filter' else 'withdrawn' end
    when n_unit_id <> b_unit_id then 'moved'
    when n_state = 'closed' and b_state <> 'closed' then 'done'
    when n_state = 'carried_over' and b_state <> 'carried_over' then 'carried'
    when coalesce(n_due_on, 'infinity') > coalesce(b_due_on, 'infinity') then 'extended'
    else 'filter' end end`;

/**
 * Tasks beside which somebody came, went or was asked otherwise between the two days: few, and found by when
 * that was. Of each, whether it makes a difference in the end.
 */
function besideSql(then: TaskSight, now: TaskSight, authorityId: string): RawBuilder<unknown> {
  const [from, to] = [endOfSight(then), endOfSight(now)].toSorted(
    (a, b) => a.getTime() - b.getTime(),
  );
  const between = (table: string) => sql`select x.task_id from ${sql.table(table)} x
    where x.authority_id = ${authorityId} and ((x.since >= ${from} and x.since < ${to})
      or (x.until >= ${from} and x.until < ${to}))`;
  const parties = (end: Date) => sql`(
    select string_agg(concat_ws(' ', y.role, y.unit_id, y.person_id, y.duty, y.due_on), ';'
      order by y.role, y.unit_id, y.person_id)
    from (${partiesSql(sql`t`, end)}) y where y.role <> 'leader')`;
  const leader = (end: Date) => sql`(
    select l.person_id from task_leader l where l.authority_id = t.authority_id
      and l.task_id = t.id and l.since < ${end} and (l.until is null or l.until >= ${end}))`;
  return sql`touched as materialized (
      ${between('task_party')} union ${between('task_leader')}),
    beside as materialized (
      select t.id as task_id,
        ${leader(endOfSight(then))} is distinct from ${leader(endOfSight(now))} as leader,
        ${parties(endOfSight(then))} is distinct from ${parties(endOfSight(now))} as parties
      from touched join task t on t.authority_id = ${authorityId} and t.id = touched.task_id)`;
}
