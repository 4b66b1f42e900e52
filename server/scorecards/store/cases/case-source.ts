import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../../calendar/rules/day.ts';
import { tasksOnDay } from '../../../tasks/store/as-of.ts';
import { belowStands } from '../stands-on.ts';

/** What every source is asked for: units of one authority's scorecard, a period, and the day looked at. */
export interface Scope {
  readonly authorityId: string;
  readonly scorecardId: string;
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  /** Figures as of the end of this day. */
  readonly day: Day;
  readonly isPast: boolean;
  readonly today: Day;
  readonly unitIds: readonly string[];
}

/** Which tasks of a unit a source looks at. */
export interface TaskScope {
  readonly reach: 'unit' | 'below';
  readonly layer: 'given' | 'all';
  readonly planId: string | null;
}

/**
 * Cases: which tasks count for which unit, each with what became of it (the part that it belongs to). One
 * statement answers for all units; counted it is a measure, listed it is what stands behind a number.
 */
export interface CaseRow {
  readonly subject: string;
  readonly taskId: string;
  readonly part: string;
}

/** `select subject, task_id, part` for all units of the scope. */
export type CasesSql = RawBuilder<CaseRow>;

/**
 * Cases among the tasks `t` that units held on the day looked at, their own and, where asked, those of
 * the units under them. Groups are left out: their parts stand for them.
 *
 * @param part which part a task belongs to; null leaves it out
 * @param where what the tasks must be, to spare the others
 */
export function casesOfTasks(
  scope: Scope,
  tasks: TaskScope,
  part: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
): CasesSql {
  return sql<CaseRow>`
    select c.subject, c.task_id, c.part from (
      select a.ancestor_id as subject, t.id as task_id, ${part} as part
      from unit_ancestor a join unit u on u.id = a.unit_id
      join ${tasksOnDay(scope, scope.authorityId)} t on t.unit_id = a.unit_id
      where ${underSubjects(scope, tasks)} and ${countedTask(tasks)} and ${where}
    ) as c where c.part is not null`;
}

/** Unit `a.unit_id` is one of the ranked units, or stands under one on the day looked at. */
export function underSubjects(
  scope: Scope,
  { reach }: Pick<TaskScope, 'reach'>,
): RawBuilder<boolean> {
  const depth = reach === 'unit' ? sql`and a.depth = 0` : sql``;
  return sql<boolean>`a.ancestor_id = any(${[...scope.unitIds]}::bigint[]) ${depth}
    and ${belowStands(scope.day)}`;
}

/** Task `t` is one that counts: no group, of the plan, and given by it where only that is meant. */
export function countedTask({
  layer,
  planId,
}: Pick<TaskScope, 'layer' | 'planId'>): RawBuilder<boolean> {
  const given = layer === 'given' ? sql`and t.layer = 0` : sql``;
  const plan = planId === null ? sql`` : sql`and t.plan_id = ${planId}`;
  return sql<boolean>`not t.is_group ${given} ${plan}`;
}

/** The scope as of the last day of the period, where the day looked at lies beyond it. */
export function atPeriodEnd(scope: Scope): Scope {
  if (scope.day <= scope.to) return scope;
  return { ...scope, day: scope.to, isPast: scope.to < scope.today };
}

/** The first instant after the day looked at. */
export function endOfScope({ day }: Pick<Scope, 'day'>): Date {
  return startOfDayInVietnam(addDays(day, 1));
}

/** The day in Viet Nam of a moment. */
export function dayOf(moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`;
}
