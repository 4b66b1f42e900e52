import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** Some tasks as they stood on the day looked at, those in sight of the post only. */
export async function tasksById(
  sight: TaskSight,
  wanted: readonly Pick<TaskRecord, 'authority_id' | 'id'>[],
): Promise<TaskRecord[]> {
  const owners = [...new Set(wanted.map((task) => task.authority_id))];
  const found = await Promise.all(
    owners.map((authorityId) => {
      const ids = wanted.filter((task) => task.authority_id === authorityId).map(({ id }) => id);
      return rows(
        sight.db,
        sql<TaskRecord>`select ${taskColumns('t')} from ${tasksOnDay(sight, authorityId)} t
            where t.id = any(${ids}::bigint[]) and ${visibleSql(sight.actor, authorityId, sight.day)}`,
      );
    }),
  );
  return found.flat();
}

/** The parts of a task in the authorities that the post asks, as they stood, those in its sight only. */
export async function partsInSight(
  sight: TaskSight,
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<TaskRecord[]> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<TaskRecord>`select ${taskColumns('t')} from ${tasksOnDay(sight, authorityId)} t
            where ${
              authorityId === task.authority_id
                ? sql`t.parent_id = ${task.id}`
                : sql`t.superior_authority_id = ${task.authority_id} and t.superior_id = ${task.id}`
            } and ${visibleSql(sight.actor, authorityId, sight.day)}
            order by t.due_on, t.id`,
      ),
    ),
  );
  return found.flat();
}
