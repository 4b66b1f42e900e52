import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { RollUpMode } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, type Looked } from './as-of.ts';

/** How a task is arranged: what it weighs, how its figure is derived, whether it is one to watch. */
export interface Arrangement {
  readonly authority_id: string;
  readonly task_id: string;
  readonly plan_id: string;
  readonly weight: number | null;
  readonly roll_up: RollUpMode | null;
  readonly is_focus: boolean;
}

const columns = sql`authority_id, task_id, plan_id, weight, roll_up, is_focus`;

/** The arrangements of one authority as they stood on the day looked at, for `from ${…} a`. */
export function arrangementsOnDay(sight: Looked, authorityId: string): RawBuilder<Arrangement> {
  if (!sight.isPast) {
    return sql`(select ${columns} from arrangement where authority_id = ${authorityId})`;
  }
  const end = endOfSight(sight);
  return sql`(
    select ${columns} from arrangement where authority_id = ${authorityId} and since < ${end}
    union all
    select ${columns} from arrangement_history
      where authority_id = ${authorityId} and since < ${end} and until >= ${end}
  )`;
}

/** The arrangements among some tasks of one authority; a task without one is as usual. */
export async function arrangementsOf(
  sight: Looked & Pick<TaskSight, 'db'>,
  authorityId: string,
  taskIds: readonly string[],
): Promise<Map<string, Arrangement>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    sight.db,
    sql<Arrangement>`select ${columns} from ${arrangementsOnDay(sight, authorityId)} a
        where a.task_id = any(${taskIds}::bigint[])`,
  );
  return new Map(found.map((arrangement) => [arrangement.task_id, arrangement]));
}

/** The arrangement of a task in force, its row held; null where it is as usual. */
export async function lockArrangement(
  tx: Tx,
  authorityId: string,
  taskId: string,
): Promise<Arrangement | null> {
  return firstRow(
    tx,
    sql<Arrangement>`select ${columns} from arrangement
        where authority_id = ${authorityId} and task_id = ${taskId} for update`,
  );
}

/** Puts an arrangement in force; the one before goes to history with the time for which it held. */
export async function saveArrangement(
  tx: Tx,
  next: Arrangement,
  at: Date,
  changedBy: string,
): Promise<void> {
  const { authority_id, task_id } = next;
  await run(
    tx,
    sql`insert into arrangement_history (${columns}, since, changed_by, until)
        select ${columns}, since, changed_by, ${at}::timestamptz from arrangement
        where authority_id = ${authority_id} and task_id = ${task_id} and since < ${at}`,
  );
  await run(
    tx,
    sql`insert into arrangement (${columns}, since, changed_by)
        values (${authority_id}, ${task_id}, ${next.plan_id}, ${next.weight}, ${next.roll_up},
          ${next.is_focus}, ${at}, ${changedBy})
        on conflict (authority_id, task_id) do update set weight = excluded.weight,
          roll_up = excluded.roll_up, is_focus = excluded.is_focus,
          since = excluded.since, changed_by = excluded.changed_by`,
  );
}

/** The condition that task `t` is one to watch on the day looked at. */
export function isFocusSql(sight: Looked, authorityId: string): RawBuilder<boolean> {
  return sql`t.id in (select a.task_id from ${arrangementsOnDay(sight, authorityId)} a where a.is_focus)`;
}

/** Whether anything of a plan is arranged otherwise than as usual: most plans need not be asked further. */
export async function weightsOfPlan(
  db: Db | Tx,
  sight: Looked,
  authorityId: string,
  planId: string,
): Promise<Map<string, Arrangement>> {
  const found = await rows(
    db,
    sql<Arrangement>`select ${columns} from ${arrangementsOnDay(sight, authorityId)} a
        where a.plan_id = ${planId}`,
  );
  return new Map(found.map((arrangement) => [arrangement.task_id, arrangement]));
}
