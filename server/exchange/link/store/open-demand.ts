import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { firstRow } from '../../../platform/database/rows.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';

/** Whether a demand to explain a task is open already: one at a time is. */
export async function openDemand(
  tx: Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`select 1 from explanation_demand
        where authority_id = ${authority_id} and task_id = ${id} and answered_at is null`,
  );
  return found !== null;
}
