import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Wait } from '../rules/network.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, type Looked } from './as-of.ts';

/** A task by the two keys that find it. */
export interface TaskKey {
  readonly authority_id: string;
  readonly id: string;
}

/** The condition that a link held on the day looked at. */
function inForce(sight: Looked): RawBuilder<boolean> {
  if (!sight.isPast) return sql`until is null`;
  const end = endOfSight(sight);
  return sql`(since < ${end} and (until is null or until >= ${end}))`;
}

/** What a task waits for and what waits for it. */
export async function waitsAround(
  sight: Looked & Pick<TaskSight, 'db'>,
  { authority_id, id }: TaskKey,
): Promise<Wait[]> {
  return rows(
    sight.db,
    sql<Wait>`select task_id as "taskId", on_task_id as "onTaskId" from dependency
        where authority_id = ${authority_id} and (task_id = ${id} or on_task_id = ${id})
          and ${inForce(sight)} order by since`,
  );
}

/** Every wait that touches a task of a plan. */
export async function waitsOfPlan(
  sight: Looked & Pick<TaskSight, 'db'>,
  authorityId: string,
  planId: string,
): Promise<Wait[]> {
  return rows(
    sight.db,
    sql<Wait>`select d.task_id as "taskId", d.on_task_id as "onTaskId" from dependency d
        where d.authority_id = ${authorityId} and ${inForce(sight)} and exists (
          select from task t where t.authority_id = d.authority_id and t.plan_id = ${planId}
            and t.id in (d.task_id, d.on_task_id))
        order by d.since, d.task_id, d.on_task_id`,
  );
}

/**
 * The waits in force of an authority, held against others that would add one until this transaction
 * ends: two waits that are added at the same moment could close a circle that neither sees.
 */
export async function holdWaits(tx: Tx, authorityId: string): Promise<Wait[]> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`waits ${authorityId}`}, 0))`);
  return rows(
    tx,
    sql<Wait>`select task_id as "taskId", on_task_id as "onTaskId" from dependency
        where authority_id = ${authorityId} and until is null`,
  );
}

export function beginWaitSql(authorityId: string, wait: Wait, at: Date): RawBuilder<unknown> {
  return sql`insert into dependency (authority_id, task_id, on_task_id, since)
    values (${authorityId}, ${wait.taskId}, ${wait.onTaskId}, ${at})`;
}

export function endWaitSql(authorityId: string, wait: Wait, at: Date): RawBuilder<unknown> {
  return sql`update dependency set until = ${at} where authority_id = ${authorityId}
    and task_id = ${wait.taskId} and on_task_id = ${wait.onTaskId} and until is null`;
}

/** The tasks that one serves, and those that serve it; the latter in the authorities that are asked. */
export async function alignmentsOf(
  sight: Pick<TaskSight, 'db' | 'day' | 'isPast' | 'authorities'>,
  { authority_id, id }: TaskKey,
): Promise<{ serves: TaskKey[]; servedBy: TaskKey[] }> {
  const found = await rows(
    sight.db,
    sql<TaskKey & { serves: boolean }>`
      select to_authority_id as authority_id, to_task_id as id, true as serves from alignment
        where authority_id = ${authority_id} and task_id = ${id} and ${inForce(sight)}
      union all
      select authority_id, task_id, false from alignment
        where authority_id = any(${sight.authorities}::bigint[])
          and to_authority_id = ${authority_id} and to_task_id = ${id} and ${inForce(sight)}`,
  );
  return {
    serves: found.filter(({ serves }) => serves),
    servedBy: found.filter(({ serves }) => !serves),
  };
}

export async function isAligned(tx: Tx, task: TaskKey, to: TaskKey): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql<{ one: number }>`select 1 as one from alignment
        where authority_id = ${task.authority_id} and task_id = ${task.id}
          and to_authority_id = ${to.authority_id} and to_task_id = ${to.id} and until is null`,
  );
  return found !== null;
}

export function beginAlignmentSql(task: TaskKey, to: TaskKey, at: Date): RawBuilder<unknown> {
  return sql`insert into alignment (authority_id, task_id, to_authority_id, to_task_id, since)
    values (${task.authority_id}, ${task.id}, ${to.authority_id}, ${to.id}, ${at})`;
}

export function endAlignmentSql(task: TaskKey, to: TaskKey, at: Date): RawBuilder<unknown> {
  return sql`update alignment set until = ${at}
    where authority_id = ${task.authority_id} and task_id = ${task.id}
      and to_authority_id = ${to.authority_id} and to_task_id = ${to.id} and until is null`;
}
