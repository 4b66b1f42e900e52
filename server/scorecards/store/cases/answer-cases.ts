import { sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../../calendar/rules/day.ts';
import { tasksOnDay } from '../../../tasks/store/as-of.ts';
import {
  type CaseRow,
  type CasesSql,
  countedTask,
  dayOf,
  endOfScope,
  type Scope,
  type TaskScope,
  underSubjects,
} from './case-source.ts';

type Within = TaskScope & { readonly days: number };

/** Every version of the tasks of an authority until the day looked at. */
function versions(scope: Scope) {
  const end = endOfScope(scope);
  const columns = sql`id, unit_id, assigner_unit_id, plan_id, layer, is_group, state, version, since`;
  return sql`(
    select ${columns}, null::timestamptz as until from task
      where authority_id = ${scope.authorityId} and since < ${end}
    union all
    select ${columns}, until from task_history
      where authority_id = ${scope.authorityId} and since < ${end})`;
}

/** From accepting on; what was handed back or withdrawn before never reaches one of them. */
const ACCEPTED = sql<boolean>`state in ('accepted', 'in_progress', 'reported', 'closed')`;

/**
 * Tasks given in the period: accepted (tiếp nhận) within some days, later, or not at all. One whose days
 * have not passed yet is no case.
 */
export function acceptedCases(scope: Scope, tasks: Within): CasesSql {
  const begins = startOfDayInVietnam(scope.from);
  // What a task was before the version looked at: its first moment in the period, and when it was accepted.
  const before = sql`(select id, min(since) filter (where version = 1) as given_at,
      min(since) filter (where ${ACCEPTED}) as accepted_at
    from task_history where authority_id = ${scope.authorityId}
      and since >= ${begins} and since < ${endOfScope(scope)} and (version = 1 or ${ACCEPTED})
    group by id)`;
  // Moments are compared as moments wherever that says the same: to find the day of one is what costs.
  const ends = startOfDayInVietnam(addDays(scope.to, 1));
  const mayWaitSince = startOfDayInVietnam(addDays(scope.day, -tasks.days));
  const given = sql`select t.unit_id, t.id,
      coalesce(b.given_at, case when t.version = 1 then t.since end) as given_at,
      coalesce(b.accepted_at, case when t.${ACCEPTED} then t.since end) as accepted_at
    from ${tasksOnDay(scope, scope.authorityId)} t left join ${before} b on b.id = t.id
    where ${countedTask(tasks)} and t.state not in ('withdrawn', 'merged', 'suspended')`;
  // Tasks are gathered by the unit that holds them before its ancestors are looked up: once a unit, not
  // once a task.
  return sql<CaseRow>`
    select a.ancestor_id as subject, x.task_id, c.part from (
      select g.unit_id, array_agg(g.id) as task_ids, case
        when g.accepted_at is null then 'not_accepted'
        when ${dayOf(sql`g.accepted_at`)} - ${dayOf(sql`g.given_at`)} <= ${tasks.days}::int then 'in_days'
        else 'after_days' end as part
      from (${given}) g
      where g.given_at >= ${begins} and g.given_at < ${ends}
        and (g.accepted_at is not null or g.given_at < ${mayWaitSince})
      group by 1, 3
    ) c
    join unit_ancestor a on a.unit_id = c.unit_id join unit u on u.id = a.unit_id
    cross join unnest(c.task_ids) as x (task_id)
    where ${underSubjects(scope, tasks)}`;
}

/**
 * What a unit was asked in the period: as a coordinating unit (phối hợp), to answer by its own day or the
 * task's; as an assigner, to decide on a task that was handed back, within some days.
 */
export function answeredCases(scope: Scope, tasks: Within): CasesSql {
  return sql<CaseRow>`
    select c.subject, c.task_id, c.part from (
      ${coordination(scope, tasks)} union all ${handBacks(scope, tasks)}
    ) as c where c.part is not null`;
}

/** Found from the few rows that name a coordinating unit, never from all tasks. */
function coordination(scope: Scope, tasks: Within) {
  const end = endOfScope(scope);
  const by = sql`coalesce(y.due_on, t.due_on)`;
  return sql`
    select y.subject, t.id as task_id, case
      when r.on_day <= ${by} then 'answered'
      when r.on_day is not null then 'answered_late'
      when ${by} < ${scope.day}::date and t.state not in ('closed', 'withdrawn', 'merged', 'suspended')
        then 'unanswered' end as part
    from (
      select a.ancestor_id as subject, p.unit_id, d.id as task_id, null::date as due_on
      from party p
      join unit_ancestor a on a.unit_id = p.unit_id join unit u on u.id = a.unit_id
      join task d on d.authority_id = p.authority_id and d.words_id = p.words_id
      where p.authority_id = ${scope.authorityId} and p.role = 'coordinate'
        and ${underSubjects(scope, tasks)}
        and not exists (select from task_party x
          where x.authority_id = p.authority_id and x.task_id = d.id and x.unit_id = p.unit_id
            and x.role = p.role and x.since < ${end})
      union all
      select a.ancestor_id, x.unit_id, x.task_id, x.due_on
      from task_party x
      join unit_ancestor a on a.unit_id = x.unit_id join unit u on u.id = a.unit_id
      where x.authority_id = ${scope.authorityId} and x.role = 'coordinate' and not x.removed
        and x.since < ${end} and (x.until is null or x.until >= ${end})
        and ${underSubjects(scope, tasks)}
    ) y
    join ${tasksOnDay(scope, scope.authorityId)} t on t.id = y.task_id
    left join lateral (select min(${dayOf(sql`r.at`)}) as on_day from task_reply r
      where r.authority_id = t.authority_id and r.task_id = t.id and r.unit_id = y.unit_id
        and r.at < ${end}) r on true
    where ${countedTask(tasks)} and ${by} between ${scope.from}::date and ${scope.to}::date`;
}

function handBacks(scope: Scope, tasks: Within) {
  return sql`
    select a.ancestor_id as subject, t.id as task_id, case
      when ${dayOf(sql`t.until`)} - ${dayOf(sql`t.since`)} <= ${tasks.days}::int then 'decided'
      when t.until is not null then 'decided_late'
      when ${scope.day}::date - ${dayOf(sql`t.since`)} > ${tasks.days}::int then 'undecided' end as part
    from ${versions(scope)} t
    join unit_ancestor a on a.unit_id = t.assigner_unit_id join unit u on u.id = a.unit_id
    where t.state = 'handed_back' and ${countedTask(tasks)} and ${underSubjects(scope, tasks)}
      and ${dayOf(sql`t.since`)} between ${scope.from}::date and ${scope.to}::date`;
}
