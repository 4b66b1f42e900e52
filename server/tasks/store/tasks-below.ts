import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { TaskState } from '../contract.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/**
 * Everything that a task was broken down into, through any depth and through authorities, in some states,
 * with the rows held. One of the few reads that cross authorities: what is called off above ends below.
 */
export async function lockBelow(
  tx: Tx,
  task: TaskRecord,
  states: readonly TaskState[],
): Promise<TaskRecord[]> {
  return rows(
    tx,
    sql<TaskRecord>`
      with recursive below as (
        select ${task.authority_id}::bigint as authority_id, ${task.id}::bigint as id
        union all
        select part.authority_id, part.id from below cross join lateral (
          select c.authority_id, c.id from task c
            where c.authority_id = below.authority_id and c.parent_id = below.id
          union all
          select c.authority_id, c.id from task c
            where c.superior_authority_id = below.authority_id and c.superior_id = below.id
        ) as part
      )
      select ${taskColumns('t')} from task t
      where (t.authority_id, t.id) in (select authority_id, id from below)
        and t.id <> ${task.id} and t.state = any(${states}::text[])
      order by t.authority_id, t.id for update`,
  );
}

/** Where a suspended task stood before, and from when it has been suspended. */
export interface Suspension {
  readonly stateBefore: TaskState;
  readonly since: Date;
}

export async function suspensionOf(tx: Tx, task: TaskRecord): Promise<Suspension> {
  const found = await firstRow(
    tx,
    sql<Suspension>`select state as "stateBefore", until as since from task_history
        where authority_id = ${task.authority_id} and id = ${task.id} and state <> 'suspended'
        order by version desc limit 1`,
  );
  if (!found) throw new Error(`Task ${task.id} was never anything but suspended`);
  return found;
}

/** Whether the task above (a whole, in whichever authority; groups follow their parts) has ended. */
export async function isWholeEnded(tx: Tx, task: TaskRecord): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql<{ ended: boolean }>`select exists (
        select from task w
        where (w.authority_id, w.id) = (${task.superior_authority_id ?? task.authority_id}::bigint,
            ${task.parent_id ?? task.superior_id}::bigint)
          and not w.is_group
          and w.state in ('closed', 'withdrawn', 'merged', 'carried_over')) as ended`,
  );
  return found?.ended ?? false;
}

/** The units that held a task before, in the order in which they first did. */
export async function heldBefore(tx: Tx, task: TaskRecord): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`select unit_id as id from task_history
        where authority_id = ${task.authority_id} and id = ${task.id} and unit_id <> ${task.unit_id}
        group by unit_id order by min(version)`,
  );
  return found.map(({ id }) => id);
}
