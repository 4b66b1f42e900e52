import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** The open tasks that a unit itself held on the day looked at, from every authority that gave it work. */
export async function openTasksOfUnit(sight: TaskSight, unitId: string): Promise<TaskRecord[]> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<TaskRecord>`select ${taskColumns('t')} from ${tasksOnDay(sight, authorityId)} t
            where t.unit_id = ${unitId} and not t.is_group
              and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')
              and ${visibleSql(sight, authorityId)}
            order by t.due_on, t.id`,
      ),
    ),
  );
  const due = (task: TaskRecord) => task.due_on ?? '9999';
  return found.flat().sort((a, b) => (due(a) === due(b) ? 0 : due(a) < due(b) ? -1 : 1));
}
