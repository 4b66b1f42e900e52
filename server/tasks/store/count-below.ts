import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/**
 * How many open tasks stand below one, through any depth of its authority.
 *
 * @param onDeadline counts only those that stand on its deadline all the way down, and would move with it
 */
export async function countBelow(
  db: Db | Tx,
  authorityId: string,
  taskId: string,
  onDeadline: boolean,
): Promise<number> {
  const follows = onDeadline ? sql`t.due_on is not distinct from b.due_on` : sql`true`;
  const found = await firstRow(
    db,
    sql<{ count: number }>`
      with recursive below as (
        select id, due_on, false as counts from task
          where authority_id = ${authorityId} and id = ${taskId}
        union all
        select t.id, t.due_on, t.state in ('assigned', 'accepted', 'in_progress', 'reported',
            'handed_back') from below b
          join task t on t.authority_id = ${authorityId} and t.parent_id = b.id where ${follows}
      ) select count(*)::int as count from below where counts`,
  );
  return found?.count ?? 0;
}
