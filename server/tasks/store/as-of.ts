import { type RawBuilder, sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { TaskSight } from '../task-sight.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** When it is looked at: a day, or a moment within it. */
export type Looked = Pick<TaskSight, 'day' | 'isPast' | 'before'>;

/**
 * The tasks of one authority as they stood at the end of the day looked at, for `from ${…} t`: the
 * current rows for today; for a past day the current rows that held already, and the one version of
 * history that held then. Conditions on `t` reach both halves, so each uses its own index.
 */
export function tasksOnDay(sight: Looked, authorityId: string): RawBuilder<TaskRecord> {
  if (!sight.isPast) {
    return sql`(select ${taskColumns()} from task where authority_id = ${authorityId})`;
  }
  const end = endOfSight(sight);
  return sql`(
    select ${taskColumns()} from task where authority_id = ${authorityId} and since < ${end}
    union all
    select ${taskColumns()} from task_history
      where authority_id = ${authorityId} and since < ${end} and until >= ${end}
  )`;
}

/** The first instant after what is looked at: what happened before it is part of the picture. */
export function endOfSight({ day, before }: Pick<TaskSight, 'day' | 'before'>): Date {
  return before ?? startOfDayInVietnam(addDays(day, 1));
}

/** The same instant, where the past is looked at; null now, when whatever stands is part of the picture. */
export function endOfPast(sight: Looked): Date | null {
  return sight.isPast ? endOfSight(sight) : null;
}

/**
 * Task `c` had been given before a moment. A task that nobody touched since is known by its row alone; of the
 * others, their first version says when.
 */
export function givenBefore(c: RawBuilder<unknown>, end: Date): RawBuilder<boolean> {
  return sql`(${c}.since < ${end} or exists (select from task_history h
    where h.authority_id = ${c}.authority_id and h.id = ${c}.id and h.version = 1
      and h.since < ${end}))`;
}
