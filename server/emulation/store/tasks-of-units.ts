import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** Tasks of a unit that were due in a stretch: accepted as done, of all. */
export interface TaskCount {
  readonly done: number;
  readonly total: number;
}

/**
 * Tasks that units hold and that were due from one day to another and by today, counted from the tasks
 * themselves. What was withdrawn, merged or suspended is not owed; a unit without any is left out.
 */
export async function tasksOfUnits(
  db: Db | Tx,
  authorityId: string,
  unitIds: readonly string[],
  stretch: { readonly from: string; readonly to: string; readonly today: string },
): Promise<Map<string, TaskCount>> {
  if (unitIds.length === 0) return new Map();
  const { from, to, today } = stretch;
  const found = await rows(
    db,
    sql<{ unitId: string; done: number; total: number }>`
      select t.unit_id as "unitId", count(*)::int as total,
        (count(*) filter (where t.state = 'closed'))::int as done
      from task t
      where t.authority_id = ${authorityId} and t.unit_id = any(${unitIds}::bigint[])
        and not t.is_group and t.state not in ('withdrawn', 'merged', 'suspended')
        and t.due_on between ${from}::date and least(${to}::date, ${today}::date)
      group by t.unit_id`,
  );
  return new Map(found.map(({ unitId, done, total }) => [unitId, { done, total }]));
}
