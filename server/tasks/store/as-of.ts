import { type RawBuilder, sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { TaskSight } from '../task-sight.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/**
 * The tasks of one authority as they stood at the end of the day looked at, for `from ${…} t`: the
 * current rows for today; for a past day the current rows that held already, and the one version of
 * history that held then. Conditions on `t` reach both halves, so each uses its own index.
 */
export function tasksOnDay(
  sight: Pick<TaskSight, 'day' | 'isPast'>,
  authorityId: string,
): RawBuilder<TaskRecord> {
  if (!sight.isPast) {
    return sql`(select ${taskColumns()} from task where authority_id = ${authorityId})`;
  }
  const end = startOfDayInVietnam(addDays(sight.day, 1));
  return sql`(
    select ${taskColumns()} from task where authority_id = ${authorityId} and since < ${end}
    union all
    select ${taskColumns()} from task_history
      where authority_id = ${authorityId} and since < ${end} and until >= ${end}
  )`;
}

/** The first instant after the day looked at: what happened before it is part of the picture. */
export function endOfSight({ day }: Pick<TaskSight, 'day'>): Date {
  return startOfDayInVietnam(addDays(day, 1));
}
