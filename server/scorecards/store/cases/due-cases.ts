import { type RawBuilder, sql } from 'kysely';
import {
  type CasesSql,
  casesOfTasks,
  dayOf,
  endOfScope,
  type Scope,
  type TaskScope,
} from './case-source.ts';

/**
 * Tasks due in the period (nhiệm vụ đến hạn) by their deadline in force: done in time, done late, overdue;
 * and handed in in time but not decided yet, because a slow assigner does not make the unit late. Those
 * that are open within their deadline are not due yet; withdrawn, merged and suspended ones are excused.
 */
export function dueCases(scope: Scope, tasks: TaskScope): CasesSql {
  return casesOfTasks(scope, tasks, becameOf(scope), dueInPeriod(scope));
}

/** What became of task `t`, due in the period. */
export function becameOf(scope: Scope): RawBuilder<unknown> {
  return sql`case
    when t.state = 'closed' then case when t.finished_on <= t.due_on then 'on_time' else 'late' end
    when t.state in ('withdrawn', 'merged', 'suspended') then null
    when t.state = 'carried_over' then 'overdue'
    when t.due_on >= ${scope.day}::date then null
    when t.state = 'reported' and ${handedInOn(scope)} <= t.due_on then 'handed_in'
    else 'overdue' end`;
}

export function dueInPeriod({ from, to }: Pick<Scope, 'from' | 'to'>): RawBuilder<boolean> {
  return sql<boolean>`t.due_on between ${from}::date and ${to}::date`;
}

/** The day of the submission that waits for its decision. */
function handedInOn(scope: Scope): RawBuilder<unknown> {
  return sql`(select ${dayOf(sql`r.at`)} from progress_report r
    where r.authority_id = t.authority_id and r.task_id = t.id and r.kind = 'done'
      and r.at < ${endOfScope(scope)} order by r.at desc, r.id desc limit 1)`;
}

/**
 * Duties to report (nghĩa vụ báo cáo) due in the period: turns of recurring duties whose words order a
 * report, and tasks that are to report. Obligations of a reporting regime would join here as further cases.
 */
export function reportCases(scope: Scope, tasks: TaskScope): CasesSql {
  return casesOfTasks(
    scope,
    tasks,
    becameOf(scope),
    sql`${dueInPeriod(scope)} and exists (select from task_words w
      where w.authority_id = t.authority_id and w.id = t.words_id
        and (w.folded like 'bao cao%' or (t.occurrence is not null and w.folded like '%bao cao%')))`,
  );
}

/**
 * Key tasks due in the period: marked trọng tâm on the day looked at, or with others waiting for them
 * (phụ thuộc) then.
 */
export function keyCases(
  scope: Scope,
  tasks: TaskScope & { readonly of: 'focus' | 'holding' | 'either' },
): CasesSql {
  const end = endOfScope(scope);
  const stood = (alias: string) =>
    sql`(${sql.ref(`${alias}.since`)} < ${end} and (${sql.ref(`${alias}.until`)} is null
      or ${sql.ref(`${alias}.until`)} >= ${end}))`;
  const focus = sql<boolean>`exists (
    select from (select task_id, is_focus, since, null::timestamptz as until from arrangement
        where authority_id = ${scope.authorityId}
      union all select task_id, is_focus, since, until from arrangement_history
        where authority_id = ${scope.authorityId}) y
    where y.task_id = t.id and y.is_focus and ${stood('y')})`;
  const holding = sql<boolean>`exists (select from dependency d
    where d.authority_id = t.authority_id and d.on_task_id = t.id and ${stood('d')})`;
  const which = { focus, holding, either: sql<boolean>`(${focus} or ${holding})` }[tasks.of];
  return casesOfTasks(scope, tasks, becameOf(scope), sql`${dueInPeriod(scope)} and ${which}`);
}

/**
 * Tasks due in the period that the head of the ranked unit answers for in person: as the officer in
 * charge, the leader who directs or the one to call.
 */
export function byHeadCases(scope: Scope, tasks: TaskScope): CasesSql {
  const heads = sql`select p.person_id from appointment p join post o on o.id = p.post_id
    where o.unit_id = a.ancestor_id and o.role in ('head', 'commune')
      and p.valid_from <= ${scope.day}::date and (p.valid_to is null or p.valid_to >= ${scope.day}::date)`;
  const end = endOfScope(scope);
  return casesOfTasks(
    scope,
    tasks,
    becameOf(scope),
    sql`${dueInPeriod(scope)} and (t.officer_id in (${heads}) or t.leader_id in (${heads})
      or exists (select from task_party y where y.authority_id = t.authority_id and y.task_id = t.id
        and y.person_id in (${heads}) and not y.removed and y.since < ${end}
        and (y.until is null or y.until >= ${end})))`,
  );
}

/** Tasks of the period that are done: some days before their deadline (bứt phá), or not so early. */
export function earlyCases(scope: Scope, tasks: TaskScope & { readonly days: number }): CasesSql {
  return casesOfTasks(
    scope,
    tasks,
    sql`case when t.finished_on <= t.due_on - ${tasks.days}::int then 'early'
      when t.finished_on <= t.due_on then 'on_time' else 'late' end`,
    sql`${dueInPeriod(scope)} and t.state = 'closed'`,
  );
}
