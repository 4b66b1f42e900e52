import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import { tasksOnDay } from '../../tasks/store/as-of.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';
import { visibleSql } from '../../tasks/store/visibility-sql.ts';
import type { TaskSight } from '../../tasks/task-sight.ts';
import { type CheckCode, type CheckMoment, SPARE_MARKS, STATUS_PATTERNS } from '../rules/checks.ts';

/** What is asked besides the post's own sight. */
export interface CheckScope {
  readonly unitId: string | null;
  readonly planId: string | null;
  /** Words without accents, each somewhere in the words of the task. */
  readonly words: readonly string[];
}

/** So many results or reports a check reads back in time; older ones were looked at when they were new. */
const NEWEST = 10_000;

const withUnit = sql`t.state in ('assigned', 'accepted', 'in_progress')`;
const isDone = sql`t.state in ('reported', 'closed')`;

/**
 * The ids of the tasks of one authority in which a check finds something, as a statement without a limit:
 * the SQL twin of `judge`. Each begins at an index that holds little but what it looks for, so that whoever
 * puts a limit to it pays for what is found and not for the two million others.
 */
export function checkSql(
  code: CheckCode,
  sight: TaskSight,
  authorityId: string,
  scope: CheckScope,
  moment: CheckMoment,
): RawBuilder<{ id: string }> {
  const at = { sight, authorityId, moment, inScope: scopeSql(sight, authorityId, scope) };
  switch (code) {
    case 'evidence_before_assignment':
      return citing(at, sql`${isDone} and cited.day < ${orderedOn}::text`);
    case 'late_product_on_time':
      return citing(
        at,
        sql`t.state = 'closed' and t.finished_on <= t.due_on
        and cited.day > t.due_on::text`,
      );
    case 'early_product_late':
      return citing(
        at,
        sql`t.state = 'closed' and t.finished_on > t.due_on
        and cited.day <= t.due_on::text and cited.day >= ${orderedOn}::text`,
      );
    case 'blank_at_cut_off':
      return ofPlans(at, sql`t.reported_at is null and ${withUnit}`, addDays(moment.cutOff, 1));
    case 'zero_for_long': {
      const before = addDays(moment.day, -moment.limits.zeroDays);
      return ofPlans(at, sql`t.percent = 0 and t.state in ('accepted', 'in_progress')`, before);
    }
    case 'result_waits':
      return waiting(at);
    case 'group_done_by_one':
      return wholes(at);
    case 'words_contradict':
      return saying(at, contradicts(moment.day));
    case 'words_repeat':
      return saying(at, sql`not ${contradicts(moment.day)}`);
    case 'short_deadline':
      return shortly(at);
    case 'duplicate':
      return twins(at);
  }
}

interface At {
  readonly sight: TaskSight;
  readonly authorityId: string;
  readonly moment: CheckMoment;
  readonly inScope: RawBuilder<unknown>;
}

function scopeSql(
  sight: TaskSight,
  authorityId: string,
  { unitId, planId, words }: CheckScope,
): RawBuilder<unknown> {
  const { day } = sight;
  const likes = words.map((word) => sql`s.folded like ${`%${word}%`}`);
  return sql.join(
    [
      visibleSql(sight, authorityId),
      ...(unitId === null ? [] : [sql`t.unit_id in (${belowSql(unitId, day)})`]),
      ...(planId === null ? [] : [sql`t.plan_id = ${planId}`]),
      ...(likes.length === 0
        ? []
        : [
            sql`exists (select from task_words s where s.authority_id = t.authority_id
              and s.id = t.words_id and ${sql.join(likes, sql` and `)})`,
          ]),
    ],
    sql` and `,
  );
}

/** The day of the document that orders task `t` of plan `p`. */
const orderedOn = sql`coalesce((select d.issued_on from directive d
  where d.authority_id = p.authority_id and d.id = p.directive_id), p.effective_on)`;

function planOf({ sight }: At): RawBuilder<unknown> {
  return sql`join plan p on p.id = t.plan_id and p.authority_id = any(${sight.authorities}::bigint[])`;
}

/**
 * Results that cite the day of a paper, the newest first, of tasks whose last report they are. `offset 0`
 * keeps the day from being read out of the words anew for every condition on it.
 */
function citing(at: At, where: RawBuilder<unknown>): RawBuilder<{ id: string }> {
  const { sight, authorityId, inScope } = at;
  return sql`
    select t.id from (
      select task_id, at, m[3] || '-' || lpad(m[2], 2, '0') || '-' || lpad(m[1], 2, '0') as day
      from (
        select task_id, at, regexp_match(product,
          '([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})') as m
        from (
          select task_id, at, product from progress_report
          where authority_id = ${authorityId} and kind = 'done'
            and product ~ '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}' and at < ${endOf(sight.day)}
          order by at desc, id desc limit ${NEWEST}) newest
        offset 0) matched
      where m[2]::int between 1 and 12 and m[1]::int between 1 and 31
      offset 0) cited
    join ${tasksOnDay(sight, authorityId)} t on t.id = cited.task_id and t.reported_at = cited.at
    ${planOf(at)}
    where not t.is_group and ${where} and ${inScope}`;
}

/** Tasks of plans that were issued before a day, in the order of the index that holds only such. */
function ofPlans(at: At, where: RawBuilder<unknown>, before: Day): RawBuilder<{ id: string }> {
  const { sight, authorityId, inScope } = at;
  return sql`
    select t.id from ${tasksOnDay(sight, authorityId)} t ${planOf(at)}
    where ${where} and not t.is_group and p.issued_at < ${startOfDayInVietnam(before)} and ${inScope}
    order by t.plan_id, t.id`;
}

function waiting({ sight, authorityId, moment, inScope }: At): RawBuilder<{ id: string }> {
  const since = startOfDayInVietnam(addDays(moment.day, -moment.limits.waitingDays));
  return sql`
    select t.id from ${tasksOnDay(sight, authorityId)} t
    where t.state = 'reported' and not t.is_group and t.reported_at < ${since} and ${inScope}
    order by t.reported_at, t.id`;
}

/**
 * Wholes that are reported done while parts of theirs are open. Done wholes are many and open parts are
 * many; so the index of open parts is walked from whole to whole, a step for each, however many parts it has.
 */
function wholes({ sight, authorityId, inScope }: At): RawBuilder<{ id: string }> {
  const open = sql`c.state in ('assigned', 'accepted', 'in_progress', 'handed_back')`;
  const walked = sight.isPast
    ? sql`select distinct c.parent_id as id from ${tasksOnDay(sight, authorityId)} c
        where c.parent_id is not null and ${open}`
    : sql`select id from whole where id is not null`;
  return sql`
    with recursive whole(id) as (
      (select c.parent_id from task_row c where c.authority_id = ${authorityId}
        and c.parent_id is not null and ${open} order by c.parent_id limit 1)
      union all
      select (select c.parent_id from task_row c where c.authority_id = ${authorityId}
        and c.parent_id > whole.id and ${open} order by c.parent_id limit 1)
      from whole where whole.id is not null)
    select t.id from (
      ${walked}
      union
      select task_id from part_report where authority_id = ${authorityId} and done < counted
        and since < ${endOf(sight.day)} and (until is null or until >= ${endOf(sight.day)})) open_parts
    join ${tasksOnDay(sight, authorityId)} t on t.id = open_parts.id
    where ${isDone} and ${inScope}`;
}

const says = (said: keyof typeof STATUS_PATTERNS) =>
  sql`r.plain ~ ${sql.lit(STATUS_PATTERNS[said])}`;

function contradicts(day: Day): RawBuilder<unknown> {
  return sql`case when ${says('done')} then ${withUnit}
    else ${isDone} or (${says('doing')} and ${withUnit} and coalesce(t.due_on < ${day}::date, false)) end`;
}

/** Last reports that say a status and nothing else, the newest first. */
function saying(
  { sight, authorityId, inScope }: At,
  where: RawBuilder<unknown>,
): RawBuilder<{ id: string }> {
  return sql`
    select t.id from (
      select task_id, at, btrim(regexp_replace(body, ${sql.lit(SPARE_MARKS)}, ' ', 'g')) as plain
      from (
        select task_id, at, body from progress_report
        where authority_id = ${authorityId} and length(body) < 60 and at < ${endOf(sight.day)}
          and body ~ '^[[:space:]]*([Đđ]ã|[Đđ]ang|[Cc]hưa|[Hh]oàn thành|[Xx]ong|[Tt]iếp tục)'
        order by at desc, id desc limit ${NEWEST}) newest
      offset 0) r
    join ${tasksOnDay(sight, authorityId)} t on t.id = r.task_id and t.reported_at = r.at
    where not t.is_group and (${says('done')} or ${says('doing')} or ${says('not_done')})
      and ${where} and ${inScope}`;
}

/** Words with a short deadline, and of each the first task in scope: a class of bodies is one finding. */
function shortly(at: At): RawBuilder<{ id: string }> {
  const { sight, authorityId, moment, inScope } = at;
  const days = moment.limits.shortDays;
  return sql`
    select first.id from plan p
    cross join lateral (select ${orderedOn} as day) ordered
    join task_words w on w.authority_id = ${authorityId} and w.plan_id = p.id
      and w.deadline->>'dueOn' >= ordered.day::text
      and w.deadline->>'dueOn' < (ordered.day + ${days}::int)::text
    cross join lateral (
      select t.id from ${tasksOnDay(sight, authorityId)} t
      where t.words_id = w.id and t.layer = 0 and not t.is_group and ${withUnit}
        and t.due_on >= ordered.day and t.due_on < ordered.day + ${days}::int and ${inScope}
      order by t.due_on, t.id limit 1) first
    where p.authority_id = any(${sight.authorities}::bigint[])`;
}

/** Pairs of the same words in one plan, and of each the first task whose unit has both. */
function twins({ sight, authorityId, inScope }: At): RawBuilder<{ id: string }> {
  const stands = (alias: string) =>
    sql`${sql.ref(`${alias}.layer`)} = 0 and not ${sql.ref(`${alias}.is_group`)}
      and ${sql.ref(`${alias}.state`)} not in ('withdrawn', 'merged')`;
  return sql`
    select first.id from task_words w
    join task_words v on v.authority_id = w.authority_id and v.plan_id = w.plan_id
      and md5(v.title) = md5(w.title) and v.id < w.id
    cross join lateral (
      select t.id from ${tasksOnDay(sight, authorityId)} t
      where t.words_id = w.id and ${stands('t')} and ${inScope}
        and exists (select from ${tasksOnDay(sight, authorityId)} s where s.unit_id = t.unit_id
          and s.words_id = v.id and ${stands('s')} and s.occurrence is not distinct from t.occurrence)
      order by t.due_on, t.id limit 1) first
    where w.authority_id = ${authorityId}`;
}

function endOf(day: Day): Date {
  return startOfDayInVietnam(addDays(day, 1));
}
