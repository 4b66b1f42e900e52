import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { DELAY_CAUSES } from '../../tasks/rules/delay-causes.ts';

/** Why a task is late, as its unit last explained it, and the day that it means to keep. */
export interface Delay {
  readonly cause: string;
  readonly newDueOn: Day | null;
}

/** The last explanation of each task by the end of a day; a task without one is left out. */
export async function delaysOf(
  db: Db | Tx,
  authorityId: string,
  taskIds: readonly string[],
  day: Day,
): Promise<Map<string, Delay>> {
  if (taskIds.length === 0) return new Map();
  const end = startOfDayInVietnam(addDays(day, 1));
  const found = await rows(
    db,
    sql<{ taskId: string; key: string; vi: string | null; words: string; newDueOn: Day | null }>`
      select distinct on (e.task_id) e.task_id as "taskId", e.cause as key, c.vi, e.words,
        e.new_due_on as "newDueOn"
      from task_explanation e
      left join delay_cause c on c.authority_id = e.authority_id and c.key = e.cause
      where e.authority_id = ${authorityId} and e.task_id = any(${[...taskIds]}::bigint[])
        and e.at < ${end}
      order by e.task_id, e.at desc, e.id desc`,
  );
  return new Map(
    found.map(({ taskId, key, vi, words, newDueOn }) => {
      const name = vi ?? DELAY_CAUSES.find((each) => each.key === key)?.vi ?? key;
      return [taskId, { cause: `${name}: ${words}`, newDueOn }];
    }),
  );
}
