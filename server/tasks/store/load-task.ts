import { sql } from 'kysely';
import { isClaimed } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskState } from '../contract.ts';
import { TASK_INSTANTS, taskAsJson } from './task-json.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** The task of that id in the first of a few authorities that has it, as it stands now. */
export async function findTask(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskId: string,
): Promise<TaskRecord | null> {
  return firstRow(
    db,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = any(${authorityIds}::bigint[]) and id = ${taskId}`,
  );
}

/** The task with its row held until the end of the transaction, so that acts on it take turns. */
export async function lockTask(
  tx: Tx,
  authorityId: string,
  taskId: string,
): Promise<TaskRecord | null> {
  return firstRow(
    tx,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${authorityId} and id = ${taskId} for update`,
  );
}

/** {@link lockTask} as the beginning of an act. */
export function heldTask(authorityId: string, taskId: string): Part<TaskRecord> {
  return {
    instants: TASK_INSTANTS,
    statement: sql<TaskRecord>`select ${taskAsJson} from task t
        where t.authority_id = ${authorityId} and t.id = ${taskId} and ${isClaimed} for update`,
  };
}

/** The task as it stands, as the beginning of an act that is tried without holding its row. */
export function seenTask(authorityId: string, taskId: string): Part<TaskRecord> {
  return {
    instants: TASK_INSTANTS,
    statement: sql<TaskRecord>`select ${taskAsJson} from task t
        where t.authority_id = ${authorityId} and t.id = ${taskId}`,
  };
}

/** What a task was at one of its versions; null where there was no such version. */
export async function taskAtVersion(
  db: Db | Tx,
  authorityId: string,
  taskId: string,
  version: number,
): Promise<TaskRecord | null> {
  return firstRow(
    db,
    sql<TaskRecord>`
      select ${taskColumns()} from task
        where authority_id = ${authorityId} and id = ${taskId} and version = ${version}
      union all
      select ${taskColumns()} from task_history
        where authority_id = ${authorityId} and id = ${taskId} and version = ${version}`,
  );
}

/** The moment from which a task exists. */
export async function givenAt(db: Db | Tx, authorityId: string, taskId: string): Promise<Date> {
  const found = await firstRow(
    db,
    sql<{ at: Date }>`
      select least(
        (select since from task where authority_id = ${authorityId} and id = ${taskId}),
        (select min(since) from task_history where authority_id = ${authorityId} and id = ${taskId})
      ) as at`,
  );
  if (!found) throw new Error(`Task ${taskId} has no versions`);
  return found.at;
}

/** Whether any other part of a group has not ended: found at the first one, however many there are. */
export async function hasPartLeft(
  tx: Tx,
  part: TaskRecord,
  ended: readonly TaskState[],
): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql<{ one: number }>`select 1 as one from task
        where authority_id = ${part.authority_id} and parent_id = ${part.parent_id}
          and id <> ${part.id} and state <> all(${ended}::text[]) limit 1`,
  );
  return found !== null;
}

/** The parts of a group or of a whole that stand in the same authority. */
export async function partsOf(
  db: Db | Tx,
  authorityId: string,
  parentId: string,
): Promise<TaskRecord[]> {
  return rows(
    db,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${authorityId} and parent_id = ${parentId} order by id`,
  );
}

/**
 * How many parts of a task are still open, wherever they stand: those of the same authority and those
 * that the holder made in its own. One of the few reads that cross authorities.
 */
export async function countOpenParts(db: Db | Tx, task: TaskRecord): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`
      select count(*)::int as count from (
        select state from task where authority_id = ${task.authority_id} and parent_id = ${task.id}
        union all
        select state from task
          where superior_authority_id = ${task.authority_id} and superior_id = ${task.id}
      ) as part where state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')`,
  );
  return found?.count ?? 0;
}

/** How many parts the holder's authority has made of a task so far. */
export async function countParts(db: Db | Tx, task: TaskRecord): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`
      select (
        (select count(*) from task where authority_id = ${task.authority_id} and parent_id = ${task.id})
        + (select count(*) from task
            where superior_authority_id = ${task.authority_id} and superior_id = ${task.id})
      )::int as count`,
  );
  return found?.count ?? 0;
}

/** {@link lockTask}, or null at once where another act holds the row: for a second task of an act. */
export async function lockTaskUnlessHeld(
  tx: Tx,
  authorityId: string,
  taskId: string,
): Promise<TaskRecord | null> {
  return firstRow(
    tx,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${authorityId} and id = ${taskId} for update skip locked`,
  );
}
