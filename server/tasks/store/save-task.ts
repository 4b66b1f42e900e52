import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows } from '../../platform/database/rows.ts';
import { TASK_COLUMNS, type TaskRecord, taskColumns } from './task-record.ts';

/** What an act may change of a task; the rest is fixed when it is given. */
export type TaskChange = Partial<
  Pick<
    TaskRecord,
    | 'unit_id'
    | 'officer_id'
    | 'state'
    | 'finished_on'
    | 'percent'
    | 'reported_at'
    | 'evidence_count'
  >
>;

/**
 * Moves a task's row to its history, where it held until `at`, and writes what holds from then on as
 * the next version: one statement, so that no moment is without exactly one row.
 */
export async function saveTask(
  tx: Tx,
  before: TaskRecord,
  change: TaskChange,
  at: Date,
  changedBy: string,
): Promise<TaskRecord> {
  const next = { ...before, ...change };
  const { authority_id, id, version } = before;
  const saved = await firstRow(
    tx,
    sql<TaskRecord>`
      with kept as (
        insert into task_history (${taskColumns()}, until)
        select ${taskColumns()}, ${at}::timestamptz from task
        where authority_id = ${authority_id} and id = ${id} and version = ${version}
      )
      update task set
        unit_id = ${next.unit_id}, officer_id = ${next.officer_id}, state = ${next.state},
        finished_on = ${next.finished_on}, percent = ${next.percent},
        reported_at = ${next.reported_at}, evidence_count = ${next.evidence_count},
        version = ${version + 1}, since = ${at}, changed_by = ${changedBy}
      where authority_id = ${authority_id} and id = ${id} and version = ${version}
      returning ${taskColumns()}`,
  );
  if (!saved) throw new Error(`Task ${id} changed although its row was held`);
  return saved;
}

/** Writes new tasks; each begins at version 1. */
export async function insertTasks(tx: Tx, tasks: readonly TaskRecord[]): Promise<void> {
  await insertRows(
    tx,
    'task',
    TASK_COLUMNS,
    tasks.map((task) => ({ ...task })),
  );
}
