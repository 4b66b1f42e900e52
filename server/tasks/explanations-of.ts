import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { rows } from '../platform/database/rows.ts';
import type { CauseRef, ExplanationState } from './contract.ts';
import { causeJson, explanationState } from './store/supervised-of-task.ts';

/** The last explanation of a task, for lists and reports. */
export interface LatestExplanation {
  readonly taskId: string;
  readonly cause: CauseRef;
  readonly words: string;
  readonly forDueOn: Day | null;
  readonly newDueOn: Day | null;
  readonly state: ExplanationState;
  readonly at: Date;
}

/**
 * The last explanation of each of some tasks of an authority, by task id; tasks without one are left out.
 *
 * @param day as it stood at the end of that day; as it stands now where none is given
 */
export async function latestExplanations(
  db: Db | Tx,
  authorityId: string,
  taskIds: readonly string[],
  day?: Day,
): Promise<Map<string, LatestExplanation>> {
  if (taskIds.length === 0) return new Map();
  const until = day === undefined ? FAR : startOfDayInVietnam(addDays(day, 1));
  const found = await rows(
    db,
    sql<LatestExplanation>`
      select distinct on (x.task_id) x.task_id as "taskId", ${causeJson} as cause, x.words,
        x.for_due_on as "forDueOn", x.new_due_on as "newDueOn",
        ${explanationState(until)} as state, x.at
      from task_explanation x
      where x.authority_id = ${authorityId} and x.task_id = any(${taskIds}::bigint[])
        and x.at < ${until}
      order by x.task_id, x.at desc, x.id desc`,
  );
  return new Map(found.map((each) => [each.taskId, each]));
}

/** After every moment that a row can name. */
const FAR = new Date('9999-12-31T00:00:00Z');
