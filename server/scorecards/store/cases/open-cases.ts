import { sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../../calendar/rules/day.ts';
import { OPEN_ACCOUNTS, WITH_UNIT_STATES } from '../../../tasks/rules/board-cell.ts';
import { type CasesSql, casesOfTasks, type Scope, type TaskScope } from './case-source.ts';

const isOpen = sql<boolean>`t.state = any(${sql.lit(`{${OPEN_ACCOUNTS.join(',')}}`)}::text[])`;
const isWithUnit = sql<boolean>`t.state = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;

/** Tasks in the unit's hands on the day looked at: something was heard within some days, or nothing. */
export function freshCases(scope: Scope, tasks: TaskScope & { readonly days: number }): CasesSql {
  const since = startOfDayInVietnam(addDays(scope.day, -tasks.days));
  return casesOfTasks(
    scope,
    tasks,
    sql`case when coalesce(t.reported_at, t.since) >= ${since} then 'heard' else 'silent' end`,
    isWithUnit,
  );
}

/** Tasks that are open past their deadline at the end of the day looked at. */
export function overdueCases(scope: Scope, tasks: TaskScope): CasesSql {
  return casesOfTasks(
    scope,
    tasks,
    sql`'overdue'`,
    sql`((${isOpen} and t.due_on < ${scope.day}::date) or t.state = 'carried_over')`,
  );
}
