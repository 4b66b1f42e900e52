import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/rows.ts';
import { noteLeaders } from './leader-store.ts';
import { TASK_COLUMNS, type TaskRecord, taskColumns } from './task-record.ts';

/** What an act may change of a task; the rest is fixed when it is given. */
export type TaskChange = Partial<
  Pick<
    TaskRecord,
    | 'unit_id'
    | 'words_id'
    | 'officer_id'
    | 'state'
    | 'due_on'
    | 'first_due_on'
    | 'finished_on'
    | 'percent'
    | 'reported_at'
    | 'evidence_count'
    | 'succeeded_by'
  >
>;

/** A task as it stands after a change that a person makes at a moment. */
export function nextVersion(
  before: TaskRecord,
  change: TaskChange,
  at: Date,
  changedBy: string,
): TaskRecord {
  return { ...before, ...change, version: before.version + 1, since: at, changed_by: changedBy };
}

/**
 * The statements that move a task's row to its history, where it held until the next version began, and
 * write that version: sent together, so that no moment is without exactly one row. The row must be held
 * since it was read: each then touches exactly one.
 */
export function saveSql(next: TaskRecord): {
  history: RawBuilder<unknown>;
  row: RawBuilder<unknown>;
} {
  const { authority_id, id, version, since } = next;
  const before = sql`authority_id = ${authority_id} and id = ${id} and version = ${version - 1}`;
  return {
    history: sql`insert into task_history (${taskColumns()}, until)
      select ${taskColumns()}, ${since}::timestamptz from task where ${before}`,
    row: sql`update task set
        unit_id = ${next.unit_id}, words_id = ${next.words_id}, officer_id = ${next.officer_id}, state = ${next.state},
        due_on = ${next.due_on}, first_due_on = ${next.first_due_on},
        finished_on = ${next.finished_on}, percent = ${next.percent},
        reported_at = ${next.reported_at}, evidence_count = ${next.evidence_count},
        succeeded_by = ${next.succeeded_by},
        version = ${version}, since = ${since}, changed_by = ${next.changed_by}
      where ${before}`,
  };
}

/** Writes new tasks, and who directs them; each begins at version 1. */
export async function insertTasks(tx: Tx, tasks: readonly TaskRecord[]): Promise<void> {
  await insertRows(
    tx,
    'task',
    TASK_COLUMNS,
    tasks.map((task) => ({ ...task })),
  );
  await noteLeaders(tx, tasks);
}
