import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * How many parts each task has among those that the post can ask for: in the task's own authority by
 * parent, in the others of its few by superior.
 */
export async function childCounts(
  db: Db | Tx,
  authorities: readonly string[],
  tasks: readonly TaskRecord[],
): Promise<Map<string, number>> {
  const ids = tasks.map((task) => task.id);
  const owners = [...new Set(tasks.map((task) => task.authority_id))];
  const found = await rows(
    db,
    sql<{ id: string; count: number }>`
      select id, count(*)::int as count from (
        select parent_id as id from task
          where authority_id = any(${owners}::bigint[]) and parent_id = any(${ids}::bigint[])
        union all
        select superior_id from task
          where superior_authority_id = any(${owners}::bigint[])
            and superior_id = any(${ids}::bigint[])
            and authority_id = any(${authorities}::bigint[])
      ) as part group by id`,
  );
  return new Map(found.map(({ id, count }) => [id, count]));
}
