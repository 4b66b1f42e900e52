import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/**
 * The deadline of the task that this one is a part of, wherever that stands; null where there is none. The
 * line of a class is no whole: it only holds its parts together. One of the few reads that cross authorities.
 */
export async function dueOfWhole(tx: Tx, task: TaskRecord): Promise<Day | null> {
  const wholeId = task.parent_id ?? task.superior_id;
  if (wholeId === null) return null;
  const found = await firstRow(
    tx,
    sql<{ dueOn: Day | null }>`select due_on as "dueOn" from task
        where authority_id = ${task.superior_authority_id ?? task.authority_id} and id = ${wholeId}
          and not is_group and occurrence is null`,
  );
  return found?.dueOn ?? null;
}

/**
 * Open parts through any depth that stood on the deadline of their whole, held until the end of the act, the
 * whole before its parts. Parts with a day of their own keep it, and so does whatever is below them.
 */
export async function partsOnDeadline(
  tx: Tx,
  { authority_id, id, due_on }: TaskRecord,
): Promise<TaskRecord[]> {
  const below = await rows(
    tx,
    sql<{ id: string }>`
      with recursive part as (
        select t.id, 1 as depth from task t
          where t.authority_id = ${authority_id} and t.parent_id = ${id} and t.due_on = ${due_on}
        union all
        select t.id, p.depth + 1 from task t join part p on t.parent_id = p.id
          where t.authority_id = ${authority_id} and t.due_on = ${due_on}
      ) select id from part order by depth, id`,
  );
  const ids = below.map((part) => part.id);
  if (ids.length === 0) return [];
  const held = await rows(
    tx,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${authority_id} and id = any(${ids}::bigint[])
          and state in ('assigned', 'accepted', 'in_progress', 'handed_back')
        order by id for update`,
  );
  return held;
}

/**
 * The line of a class (giao nhiều đơn vị) whose latest deadline has moved on with one of its parts, held until
 * the end of the act; null where the task is no part of a class, or the line stands later already.
 */
export async function classLineBefore(
  tx: Tx,
  task: TaskRecord,
  dueOn: Day,
): Promise<TaskRecord | null> {
  // A turn of a recurring duty has its own day; the duty goes on as it is.
  if (task.parent_id === null || task.occurrence !== null) return null;
  return firstRow(
    tx,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${task.authority_id} and id = ${task.parent_id} and is_group
          and occurrence is null and due_on < ${dueOn}::date
        for update`,
  );
}
