import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

/** Who demanded the explanation that is still open; null where nobody did. */
export async function whoDemanded(
  tx: Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<string | null> {
  const found = await firstRow(
    tx,
    sql<{ personId: string }>`select person_id as "personId" from explanation_demand
        where authority_id = ${authority_id} and task_id = ${id} and answered_at is null`,
  );
  return found?.personId ?? null;
}

/** The people who answer for a unit today: those whose post leads it, and the officer charged with the task. */
export async function whoAnswersFor(tx: Tx, task: TaskRecord): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ personId: string }>`
      select distinct a.person_id as "personId" from post p
      join appointment a on a.post_id = p.id
      where p.unit_id = ${task.unit_id} and p.role in ('head', 'commune') and a.valid_to is null`,
  );
  const heads = found.map(({ personId }) => personId);
  return task.officer_id === null ? heads : [...heads, task.officer_id];
}
