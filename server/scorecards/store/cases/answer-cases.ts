import { sql } from 'kysely';
import { startOfDayInVietnam } from '../../../calendar/rules/day.ts';
import { partiesSql } from '../../../tasks/store/party-store.ts';
import {
  type CaseRow,
  type CasesSql,
  casesOfTasks,
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

/**
 * Tasks given in the period: accepted (tiếp nhận) within some days, later, or not at all. One whose days
 * have not passed yet is no case.
 */
export function acceptedCases(scope: Scope, tasks: Within): CasesSql {
  const begins = startOfDayInVietnam(scope.from);
  const story = sql`(select v.id, min(v.since) as given_at,
      min(v.since) filter (where v.state in ('accepted', 'in_progress', 'reported', 'closed')) as accepted_at
    from ${versions(scope)} v where v.since >= ${begins} and not v.is_group
    group by v.id having min(v.version) = 1)`;
  const given = dayOf(sql`s.given_at`);
  return sql<CaseRow>`
    select c.subject, c.task_id, c.part from (
      select x.subject, x.task_id, case
        when ${dayOf(sql`s.accepted_at`)} - ${given} <= ${tasks.days}::int then 'in_days'
        when s.accepted_at is not null then 'after_days'
        when ${scope.day}::date - ${given} > ${tasks.days}::int then 'not_accepted' end as part
      from (${casesOfTasks(
        scope,
        tasks,
        sql`'given'`,
        sql`t.state not in ('withdrawn', 'merged', 'suspended')`,
      )}) x
      join ${story} s on s.id = x.task_id
      where ${given} between ${scope.from}::date and ${scope.to}::date
    ) as c where c.part is not null`;
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

function coordination(scope: Scope, tasks: Within) {
  const end = endOfScope(scope);
  const by = sql`coalesce(y.due_on, t.due_on)`;
  return sql`
    select a.ancestor_id as subject, t.id as task_id, case
      when r.on_day <= ${by} then 'answered'
      when r.on_day is not null then 'answered_late'
      when ${by} < ${scope.day}::date and t.state not in ('closed', 'withdrawn', 'merged', 'suspended')
        then 'unanswered' end as part
    from task t
    cross join lateral (${partiesSql(sql`t`, end)}) y
    join unit_ancestor a on a.unit_id = y.unit_id join unit u on u.id = a.unit_id
    left join lateral (select min(${dayOf(sql`r.at`)}) as on_day from task_reply r
      where r.authority_id = t.authority_id and r.task_id = t.id and r.unit_id = y.unit_id
        and r.at < ${end}) r on true
    where t.authority_id = ${scope.authorityId} and ${countedTask(tasks)} and y.role = 'coordinate'
      and ${underSubjects(scope, tasks)} and ${by} between ${scope.from}::date and ${scope.to}::date`;
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
