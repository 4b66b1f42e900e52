import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { TaskState } from '../contract.ts';
import type { RollUpSums } from '../rules/roll-up.ts';
import type { TaskKey } from './ties.ts';

/** Whether a whole stands in this installation: what goes to another is said by message. */
const standsHere = (authorityId: RawBuilder<unknown>) => sql`not exists (
  select from authority a where a.id = ${authorityId} and a.works_elsewhere)`;

/** The tasks of an authority that its journal names since a moment. */
export async function tasksNamedSince(db: Db, authorityId: string, since: Date): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct subject_id as id from journal
        where authority_id = ${authorityId} and at >= ${since} and subject_kind = 'task'`,
  );
  return found.map(({ id }) => id);
}

/**
 * The wholes in other authorities above some tasks of an authority; a task that is itself such a whole
 * counts too, as parts of it may be new here.
 */
export async function wholesAbove(
  db: Db,
  authorityId: string,
  taskIds: readonly string[],
): Promise<TaskKey[]> {
  return rows(
    db,
    sql<TaskKey>`
      with recursive up as (
        select t.id, t.parent_id, t.superior_authority_id, t.superior_id from task t
        where t.authority_id = ${authorityId}
          and (t.id = any(${taskIds}::bigint[]) or t.superior_id = any(${taskIds}::bigint[]))
        union
        select t.id, t.parent_id, t.superior_authority_id, t.superior_id
        from up join task t on t.authority_id = ${authorityId} and t.id = up.parent_id
      )
      select distinct superior_authority_id as authority_id, superior_id as id from up
      where superior_id is not null and ${standsHere(sql`superior_authority_id`)}`,
  );
}

/** Every whole in another authority that an authority has made parts of. */
export async function allWholesAbove(db: Db, authorityId: string): Promise<TaskKey[]> {
  return rows(
    db,
    sql<TaskKey>`select distinct superior_authority_id as authority_id, superior_id as id from task
        where authority_id = ${authorityId} and superior_id is not null
          and ${standsHere(sql`superior_authority_id`)}`,
  );
}

/** A part that an authority made of another's task, as its row and its arrangement say. */
export interface PartUpward extends TaskKey {
  readonly state: TaskState;
  readonly percent: number | null;
  readonly weight: number | null;
}

export async function partsUpward(
  db: Db,
  authorityId: string,
  whole: TaskKey,
): Promise<PartUpward[]> {
  return rows(
    db,
    sql<PartUpward>`select t.authority_id, t.id, t.state, t.percent, a.weight from task t
        left join arrangement a on a.authority_id = t.authority_id and a.task_id = t.id
        where t.superior_authority_id = ${whole.authority_id} and t.superior_id = ${whole.id}
          and t.authority_id = ${authorityId} order by t.id`,
  );
}

/**
 * Puts what an authority reports for its parts of a task in force; the report before keeps the time for
 * which it held. Nothing is written where it says nothing new.
 *
 * @returns whether it said something new
 */
export async function saveReport(
  tx: Tx,
  whole: TaskKey,
  fromAuthorityId: string,
  sums: RollUpSums,
  at: Date,
): Promise<boolean> {
  const key = sql`authority_id = ${whole.authority_id} and task_id = ${whole.id}
    and from_authority_id = ${fromAuthorityId}`;
  const last = await firstRow(
    tx,
    sql<RollUpSums>`select counted, done, progress, weights, weighted from part_report
        where ${key} and until is null for update`,
  );
  if (last && JSON.stringify(last) === JSON.stringify(inOrder(sums))) return false;
  await run(tx, sql`delete from part_report where ${key} and since >= ${at}`);
  await run(tx, sql`update part_report set until = ${at} where ${key} and until is null`);
  await run(
    tx,
    sql`insert into part_report (authority_id, task_id, from_authority_id, counted, done, progress,
          weights, weighted, since)
        values (${whole.authority_id}, ${whole.id}, ${fromAuthorityId}, ${sums.counted},
          ${sums.done}, ${sums.progress}, ${sums.weights}, ${sums.weighted}, ${at})`,
  );
  return true;
}

function inOrder({ counted, done, progress, weights, weighted }: RollUpSums): RollUpSums {
  return { counted, done, progress, weights, weighted };
}

/** Authorities that made parts of other authorities' tasks. */
export async function authoritiesBelowOthers(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`/* all authorities: a job reports upward for each */
        select distinct authority_id as id from task where superior_id is not null`,
  );
  return found.map(({ id }) => id);
}
