import { sql } from 'kysely';
import type { Moment } from '../../directives/moment.ts';
import { tasksAt, visibleTasks } from '../../directives/store/visible-tasks.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How many pieces of work (lời giao) of each field a post may see, by plan and field. */
export async function wordsCounts(
  db: Db,
  actor: Actor,
  authorityId: string,
  planId: string,
  { day, endOfDay }: Moment,
): Promise<{ fieldId: string | null; count: number }[]> {
  const isSeen =
    actor.wholeAuthority && authorityId === actor.authorityId
      ? sql`true`
      : sql`exists (select from ${tasksAt(authorityId, endOfDay)} t where t.authority_id = w.authority_id
          and t.words_id = w.id and t.layer = 0 and ${visibleTasks(actor, day, endOfDay)})`;
  // What a unit broke a task into has words of its own, which no group or given row stands on.
  return rows(
    db,
    sql<{ fieldId: string | null; count: number }>`
      select w.field_id as "fieldId", count(*)::int as count from task_words w
      where w.authority_id = ${authorityId} and w.plan_id = ${planId} and ${isSeen}
        and exists (select from task g where g.authority_id = w.authority_id and g.words_id = w.id
          and g.layer = 0)
      group by 1`,
  );
}
