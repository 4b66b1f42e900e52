import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** The words of a task's product, and the last count that its unit gave (luỹ kế). */
export interface TaskProduct {
  readonly id: string;
  readonly product: string | null;
  readonly quantity: number | null;
}

/** Products and counts of some tasks; those without words for a product are left out. */
export async function taskProducts(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, TaskProduct>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<TaskProduct>`
      select t.id, w.product, (
        select r.quantity::float8 from progress_report r
        where r.authority_id = t.authority_id and r.task_id = t.id and r.quantity is not null
        order by r.at desc, r.id desc limit 1
      ) as quantity
      from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = any(${authorityIds}::bigint[]) and t.id = any(${taskIds}::bigint[])
        and w.product is not null`,
  );
  return new Map(found.map((task) => [task.id, task]));
}
