import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import { tasksOnDay } from '../../tasks/store/as-of.ts';
import { belowSql, standsOn } from '../../tasks/store/below-sql.ts';
import { hasStatus } from '../../tasks/store/status-sql.ts';
import { type CaseDays, eachCase, TASK_CASES, type TaskCase } from '../rules/task-cases.ts';

/** Which tasks are looked at, and between which days. */
export interface CaseScope extends CaseDays {
  readonly authorityId: string;
  /** The unit and everything below it. */
  readonly unitId: string;
  /** The unit is the top of the authority: then all that the authority gave counts, also beyond its tree. */
  readonly isWhole: boolean;
  /** The first day of the stretch: flows compare with the end of the day before. */
  readonly from: Day;
  /** What the plans' owners gave, or what units broke it into as well. */
  readonly layer: 'given' | 'all';
  readonly fieldId?: string | 'none' | undefined;
}

/** What a count is told apart by. */
export interface CaseGroup extends Readonly<Record<TaskCase, number>> {
  /** The unit right under the one looked at, or itself; beyond its tree, the top that the holder is under. */
  readonly part: string;
  /** `0` for none. */
  readonly fieldId: string;
}

/**
 * Counts tasks by case, telling apart parts and fields, in one statement, over one or more stretches that end
 * at the same cut-off: the period, and the year so far. Tasks are put into few kinds in one pass, and cases are
 * sums over kinds. Of what has not changed since a stretch began, nothing of the past is looked up.
 *
 * @param begins the first days of the stretches; that of the scope where nothing is said
 * @returns the groups of each stretch, in their order
 */
export async function countCases(
  db: Db | Tx,
  scope: CaseScope,
  begins: readonly Day[] = [scope.from],
): Promise<CaseGroup[][]> {
  const befores = begins.map((_, at) => sql.ref(`before${at}`));
  const kind = sql`unit_id, coalesce(field_id, 0)::text as "fieldId", class, standing, late_first,
    in_rest, in_next, excused, ${sql.join(befores)}`;
  const sums = begins.flatMap((_, at) =>
    TASK_CASES.map(
      (key) =>
        sql`coalesce(sum(n.count) filter (where ${caseSql(key, at)}), 0)::int as ${sql.ref(`${key}${at}`)}`,
    ),
  );
  const found = await rows(
    db,
    sql<{ part: string; fieldId: string } & Record<string, number>>`${PLAN_ANEW}
      with kinds as materialized (
        select ${kind}, count(*) as count from (${casesFrom(scope, begins)}) n
        group by unit_id, coalesce(field_id, 0), class, standing, late_first, in_rest, in_next,
          excused, ${sql.join(befores)}
      ), parts as materialized (
        select n.unit_id, p.part from (select distinct unit_id from kinds) n
          cross join lateral (${partOf(scope)}) as p(part)
      )
      select parts.part::text, n."fieldId", ${sql.join(sums)}
      from kinds n join parts on parts.unit_id = n.unit_id
      group by parts.part, n."fieldId"`,
  );
  return begins.map((_, at) =>
    found.map((row) => ({
      ...{ part: row.part, fieldId: row.fieldId },
      ...eachCase((key) => row[`${key}${at}`] ?? 0),
    })),
  );
}

/** A task behind a figure. */
export interface CaseTask {
  readonly id: string;
  readonly planId: string;
  readonly planNumber: string | null;
  readonly title: string;
  /** What was handed in by the cut-off; before that, what is ordered. */
  readonly product: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly fieldName: string | null;
  readonly state: string;
  readonly dueOn: Day | null;
  readonly firstDueOn: Day | null;
  readonly finishedOn: Day | null;
}

/** Where a list of cases goes on: the deadline (`infinity` for none) and id of the last task. */
export type CasePlace = readonly [dueOn: string, id: string];

/** The tasks of a case in order of their deadlines, with how many there are in all. */
export async function listCases(
  db: Db | Tx,
  scope: CaseScope,
  key: TaskCase,
  page: { readonly after: CasePlace | null; readonly limit: number; readonly part?: string },
): Promise<{ readonly tasks: CaseTask[]; readonly total: number }> {
  const { authorityId } = scope;
  const { after, limit, part } = page;
  const inPart =
    part === undefined
      ? sql`true`
      : sql`(select p.part from (${partOf(scope)}) as p(part)) = ${part}`;
  const beyond =
    after === null
      ? sql`true`
      : sql`(coalesce(due_on, 'infinity'), id) > (${after[0]}::date, ${after[1]}::bigint)`;
  const found = await rows(
    db,
    sql<CaseTask & { readonly total: number }>`${PLAN_ANEW}
      with found as materialized (
        select * from (${casesFrom(scope, [scope.from])}) n where ${caseSql(key, 0)} and ${inPart}
      )
      select n.id, n.plan_id as "planId", d.number as "planNumber", w.title,
        coalesce((
          select r.product from progress_report r where r.authority_id = ${authorityId}
            and r.task_id = n.id and r.product <> '' and r.at < ${startOfDayInVietnam(addDays(scope.cutOff, 1))}
          order by r.at desc, r.id desc limit 1
        ), w.product) as product,
        n.unit_id as "unitId", u.name as "unitName", f.name as "fieldName", n.state,
        n.due_on as "dueOn", n.first_due_on as "firstDueOn", n.finished_on as "finishedOn",
        (select count(*)::int from found) as total
      from (
        select * from found where ${beyond}
        order by coalesce(due_on, 'infinity'), id limit ${limit}
      ) n
      join task_words w on w.authority_id = ${authorityId} and w.id = n.words_id
      join unit u on u.id = n.unit_id
      left join plan p on p.authority_id = ${authorityId} and p.id = n.plan_id
      left join directive d on d.authority_id = ${authorityId} and d.id = p.directive_id
      left join field f on f.authority_id = ${authorityId} and f.id = n.field_id
      order by coalesce(n.due_on, 'infinity'), n.id`,
  );
  return { tasks: found.map(({ total: _, ...task }) => task), total: found[0]?.total ?? 0 };
}

/**
 * Whether a unit's tree held a task by the end of a day (`any`), and one that a plan's owner had given
 * (`given`). Where it held none there is nothing to compare with, which is not the same as 0.
 */
export async function heldBy(
  db: Db | Tx,
  { authorityId, unitId, isWhole }: Pick<CaseScope, 'authorityId' | 'unitId' | 'isWhole'>,
  day: Day,
): Promise<{ readonly given: boolean; readonly any: boolean }> {
  const end = startOfDayInVietnam(addDays(day, 1));
  const below = isWhole ? sql`true` : sql`t.unit_id in (${belowSql(unitId, day)})`;
  const there = (more: RawBuilder<unknown>) => sql`(exists (select from task t
        where t.authority_id = ${authorityId} and ${below} and t.since < ${end} ${more})
      or exists (select from task_history t
        where t.authority_id = ${authorityId} and ${below} and t.since < ${end} ${more}))`;
  const [found] = await rows(
    db,
    sql<{ given: boolean; any: boolean }>`
      select ${there(sql`and t.layer = 0`)} as given, ${there(sql``)} as any`,
  );
  return found ?? { given: false, any: false };
}

/**
 * Tasks with all that cases tell apart: how they stood at the cut-off for flows (`class`) and for stocks
 * (`standing`), and before each stretch (`before0` …).
 */
function casesFrom(scope: CaseScope, begins: readonly Day[]): RawBuilder<unknown> {
  const { authorityId, unitId, isWhole, cutOff, calendarTo, next, layer, fieldId } = scope;
  const all = [sql`not t.is_group`];
  if (!isWhole) all.push(sql`t.unit_id in (${belowSql(unitId, cutOff)})`);
  if (layer === 'given') all.push(sql`t.layer = 0`);
  if (fieldId === 'none') all.push(sql`t.field_id is null`);
  else if (fieldId !== undefined) all.push(sql`t.field_id = ${fieldId}`);
  const before = begins.map((from, at) => {
    const begun = startOfDayInVietnam(from);
    return sql`case when s.since < ${begun} then s.class else (
        select ${classSql(from)} from task_history t
        where t.authority_id = ${authorityId} and t.id = s.id
          and t.since < ${begun} and t.until >= ${begun}
      ) end as ${sql.ref(`before${at}`)}`;
  });
  return sql`
    select s.*,
      s.class in ('on_time', 'late') and coalesce(s.finished_on > s.first_due_on, false) as late_first,
      s.standing = 'within' and s.due_on <= ${calendarTo}::date as in_rest,
      s.standing = 'within' and s.due_on between ${next.from}::date and ${next.to}::date as in_next,
      case when s.class = 'late' or s.standing = 'overdue' then exists (
        select from task_explanation e
        where e.authority_id = ${authorityId} and e.task_id = s.id and e.decision = 'excused'
          and e.decided_at < ${startOfDayInVietnam(addDays(cutOff, 1))}
          and (e.for_due_on is null or e.for_due_on = s.due_on)
      ) else false end as excused,
      ${sql.join(before)}
    from (
      select t.id, t.plan_id, t.words_id, t.unit_id, t.field_id, t.state, t.due_on, t.first_due_on,
        t.finished_on, t.since, ${classSql(cutOff)} as class, ${standingSql(cutOff)} as standing
      from ${tasksOnDay({ day: cutOff, isPast: true }, authorityId)} t
      where ${sql.join(all, sql` and `)}
    ) as s`;
}

/** The SQL twin of `standingOf`, on task `t`. */
function classSql(day: Day): RawBuilder<string> {
  return sql`case when ${hasStatus('HT_DUNG_HAN', day)} then 'on_time'
    when ${hasStatus('HT_QUA_HAN', day)} then 'late'
    when ${hasStatus('THU_HOI', day)} then 'out' else 'open' end`;
}

/** The open half of the 2 × 2 on a day, on task `t`; what is closed or withdrawn stands nowhere in it. */
function standingSql(day: Day): RawBuilder<string> {
  return sql`case when ${hasStatus('DTH_TRONG_HAN', day)} then 'within'
    when ${hasStatus('DTH_KHONG_HAN', day)} then 'undated'
    when ${hasStatus('DTH_QUA_HAN', day)} or ${hasStatus('CHUYEN_KY', day)} then 'overdue'
    when ${hasStatus('TAM_DUNG', day)} then 'suspended' else '' end`;
}

/** The condition that kind `n` of {@link casesFrom} counts under a case in a stretch: the twin of `casesOf`. */
function caseSql(key: TaskCase, stretch: number): RawBuilder<boolean> {
  const before = sql`n.${sql.ref(`before${stretch}`)}`;
  const entered = sql<boolean>`(n.class in ('on_time', 'late') and ${before} is distinct from n.class)`;
  const open = sql<boolean>`n.standing in ('within', 'undated', 'overdue')`;
  switch (key) {
    case 'assigned':
      return sql`(${entered} or ${open})`;
    case 'carried_in':
      return sql`((${entered} or ${open}) and ${before} is not null)`;
    case 'given':
      return sql`(${before} is null)`;
    case 'done':
      return entered;
    case 'done_on_time':
      return sql`(${entered} and n.class = 'on_time')`;
    case 'done_late':
      return sql`(${entered} and n.class = 'late')`;
    case 'done_on_time_first':
      return sql`(${entered} and not n.late_first)`;
    case 'done_late_first':
      return sql`(${entered} and n.late_first)`;
    case 'late_excused':
      return sql`(${entered} and n.class = 'late' and n.excused)`;
    case 'reopened':
      return sql`(${before} in ('on_time', 'late') and n.class <> ${before})`;
    case 'withdrawn':
      return sql`(n.class = 'out' and ${before} is distinct from 'out')`;
    case 'open':
      return open;
    case 'open_within':
      return sql`(n.standing = 'within')`;
    case 'open_undated':
      return sql`(n.standing = 'undated')`;
    case 'open_overdue':
      return sql`(n.standing = 'overdue')`;
    case 'overdue_excused':
      return sql`(n.standing = 'overdue' and n.excused)`;
    case 'suspended':
      return sql`(n.standing = 'suspended')`;
    case 'due_in_rest':
      return sql`n.in_rest`;
    case 'due_next':
      return sql`n.in_next`;
  }
}

/** The part that unit `n.unit_id` belongs to: see {@link CaseGroup}. */
function partOf({ unitId, cutOff }: CaseScope): RawBuilder<unknown> {
  const day = sql`greatest(${cutOff}::date, u.valid_from)`;
  // One step below the unit looked at on the way down to the holder; else the holder's own top.
  return sql`select coalesce((
      select a.ancestor_id from unit u
        join unit_ancestor o on o.unit_id = u.id and o.ancestor_id = ${unitId}
          and o.valid_from <= ${day} and (o.valid_to is null or o.valid_to >= ${day})
        join unit_ancestor a on a.unit_id = u.id and a.depth = greatest(o.depth - 1, 0)
      where u.id = n.unit_id and ${standsOn(sql`${cutOff}::date`)}
    ), (
      select a.ancestor_id from unit u join unit_ancestor a on a.unit_id = u.id
      where u.id = n.unit_id and ${standsOn(sql`${cutOff}::date`)} order by a.depth desc limit 1
    ))`;
}
