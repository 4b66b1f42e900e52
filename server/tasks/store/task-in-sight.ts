import { type RawBuilder, sql } from 'kysely';
import { firstRow } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/**
 * What may stand around a task on any day. Most tasks have none of it, and the page of such a task asks for
 * none: a part that finds nothing costs PostgreSQL nearly as much as one that does.
 */
export interface Around {
  /** Someone takes part or answered, a stage, a comment, a task that goes on in it. */
  readonly hasCompany: boolean;
  /** Parts, figures that another authority reported for it, or an arrangement of its own. */
  readonly hasBelow: boolean;
  /** An extension, an explanation, a demand or a letter of urging. */
  readonly isSupervised: boolean;
  /** Another unit held it before. */
  readonly wasElsewhere: boolean;
}

/** A task by its id as it stood on the day looked at, in whichever authority that the post asks; null where unseen. */
export function taskInSight(
  sight: TaskSight,
  taskId: string,
): Promise<(TaskRecord & Around) | null> {
  const found = sight.authorities.map(
    (authorityId) => sql`
      select ${taskColumns('t')}, ${hasCompany} as "hasCompany", ${hasBelow} as "hasBelow",
        ${isSupervised} as "isSupervised",
        ${any('task_history', sql`x.id = t.id and x.unit_id <> t.unit_id`)} as "wasElsewhere"
      from ${tasksOnDay(sight, authorityId)} t
      where t.id = ${taskId} and ${visibleSql(sight, authorityId)}`,
  );
  return firstRow(sight.db, sql<TaskRecord & Around>`${sql.join(found, sql` union all `)}`);
}

const ofTask = sql`x.task_id = t.id`;

const hasCompany = sql`(${any('party', sql`x.words_id = t.words_id and x.role <> 'lead'`)}
  or ${any('task_party', ofTask)} or ${any('task_reply', ofTask)} or ${any('task_stage', ofTask)}
  or ${any('task_comment', ofTask)} or ${any('task', sql`x.succeeded_by = t.id`)})`;

const hasBelow = sql`(${any('task', sql`x.parent_id = t.id`)}
  or exists (select from task x
    where x.superior_authority_id = t.authority_id and x.superior_id = t.id)
  or ${any('part_report', ofTask)} or ${any('arrangement', ofTask)}
  or ${any('arrangement_history', ofTask)})`;

const isSupervised = sql`(${any('extension_request', ofTask)} or ${any('task_explanation', ofTask)}
  or ${any('explanation_demand', ofTask)}
  or ${any('urging_task', sql`x.kind = 'task' and x.task_id = t.id`)})`;

/** Whether the authority of task `t` has such a row, of whatever day. */
function any(table: string, which: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select from ${sql.table(table)} x
    where x.authority_id = t.authority_id and ${which})`;
}
