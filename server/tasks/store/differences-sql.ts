import { type RawBuilder, sql } from 'kysely';
import type { ComparedField } from '../compare-contract.ts';
import { STATUSES } from '../row-contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { hasStatus } from './status-sql.ts';
import { visibleSql } from './visibility-sql.ts';

/** The same list as two days show it. */
export interface TwoDays {
  readonly then: TaskSight;
  readonly now: TaskSight;
  readonly filter: Filter;
}

/** The day compared with (`b`, before) and the later one (`n`, now). */
type Side = 'b' | 'n';

/** Columns whose change is a difference. `late` stands for the part of the status that a day alone can change. */
const COMPARED = [
  ...['unit_id', 'words_id', 'field_id', 'due_on', 'state', 'percent', 'finished_on'],
  ...['officer_id', 'late'],
] as const;
/** What an order may ask for beside them. */
const CARRIED = ['plan_id', 'since'] as const;
const ALL = [...COMPARED, ...CARRIED];

/**
 * The differences of one authority's list between two days: both lists are read whole, each by its own indexes,
 * and laid on one another by id; only what is in one of them is looked up on the other day. Each carries its
 * mark, why, both sides (`b_…`, `n_…`), and the task as a list would order it; `out` is true of one that this
 * post sees no more. Reads `beside`. The SQL twin of `difference`; a test holds the two together.
 */
export function differencesSql(
  { then, now, filter }: TwoDays,
  authorityId: string,
): RawBuilder<unknown> {
  const list = (sight: TaskSight) => sql`
    select ${facts(sight)} from ${tasksOnDay(sight, authorityId)} t
    where ${filterSql(sight, authorityId, filter)}`;
  return sql`
    with b as (${list(then)}),
      n as (${list(now)}),
      pairs as materialized (
        select coalesce(b.id, n.id) as id, b.id is not null as "inThen", n.id is not null as "inNow",
          ${both()}
        from b full join n on n.id = b.id
        where b.id is null or n.id is null or ${row('b')} is distinct from ${row('n')}
          or b.id in (select task_id from beside)),
      -- Tasks of one list only, on the other day; of what left, only what the post may still see.
      was as (
        select ${facts(then)} from ${tasksOnDay(then, authorityId)} t
        where t.id in (select id from pairs where not "inThen") and not t.is_group),
      is_now as (
        select ${facts(now)} from ${tasksOnDay(now, authorityId)} t
        where t.id in (select id from pairs where not "inNow")
          and ${visibleSql(now, authorityId)}),
      sides as (
        select * from pairs where "inThen" and "inNow"
        union all
        select p.id, p."inThen", p."inNow", ${completed('b', 'was')}, ${completed('n', 'is_now')}
        from pairs p
        left join was on was.id = p.id and not p."inThen"
        left join is_now on is_now.id = p.id and not p."inNow"
        where not (p."inThen" and p."inNow")),
      judged as (
        select *, ${MARK} as mark, "inThen" and n_unit_id is null as out
        from sides)
    select ${authorityId}::bigint as authority_id, id, mark, ${WHY} as why, out,
      ${sql.raw(ALL.map((name) => `case when out then b_${name} else n_${name} end as ${name}`).join(', '))},
      ${sql.raw(ALL.flatMap((name) => [`b_${name}`, `n_${name}`]).join(', '))}
    from judged`;
}

/** The value of a field on one side of difference `d`. */
export function valueSql(
  field: Exclude<ComparedField, 'leader' | 'parties'>,
  side: Side,
  { then, now }: TwoDays,
): RawBuilder<unknown> {
  const column = (name: (typeof COMPARED)[number]) => sql.ref(`d.${side}_${name}`);
  switch (field) {
    case 'title':
      return column('words_id');
    case 'unit':
      return column('unit_id');
    case 'field':
      return column('field_id');
    case 'dueOn':
      return column('due_on');
    case 'state':
      return column('state');
    case 'percent':
      return column('percent');
    case 'finishedOn':
      return column('finished_on');
    case 'officer':
      return column('officer_id');
    case 'status': {
      const { day } = side === 'b' ? then : now;
      const cases = STATUSES.map(
        (status) => sql`when ${hasStatus(status, day)} then ${sql.lit(status)}`,
      );
      return sql`(select case ${sql.join(cases, sql` `)} end from (select ${column('state')} as state,
        ${column('due_on')} as due_on, ${column('finished_on')} as finished_on) t)`;
    }
  }
}

function facts({ day }: TaskSight): RawBuilder<unknown> {
  const columns = ALL.filter((name) => name !== 'late').map((name) => `t.${name}`);
  return sql`${sql.raw(`t.id, ${columns.join(', ')}`)}, ${hasStatus('DTH_QUA_HAN', day)} as late`;
}

function both(): RawBuilder<unknown> {
  const of = (side: Side) => ALL.map((name) => `${side}.${name} as ${side}_${name}`);
  return sql.raw([...of('b'), ...of('n')].join(', '));
}

function row(side: Side): RawBuilder<unknown> {
  return sql.raw(`(${COMPARED.map((name) => `${side}.${name}`).join(', ')})`);
}

/** One side of a pair: from the list of that day, or else from where the task stood outside it. */
function completed(side: Side, outside: 'was' | 'is_now'): RawBuilder<unknown> {
  const isIn = side === 'b' ? 'p."inThen"' : 'p."inNow"';
  return sql.raw(
    ALL.map(
      (name) =>
        `case when ${isIn} then p.${side}_${name} else ${outside}.${name} end as ${side}_${name}`,
    ).join(', '),
  );
}

const gone = (side: Side) => sql`${sql.ref(`${side}_state`)} in ('withdrawn', 'merged')`;

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
