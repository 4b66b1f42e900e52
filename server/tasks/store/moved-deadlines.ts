import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { hasStatus } from './status-sql.ts';
import { explanationState } from './supervised-of-task.ts';

/** Tasks whose deadline moved, and how they would be counted by the first one. */
export interface MovedCounts {
  readonly tasks: number;
  /** Done on time by the deadline in force, late by the first. */
  readonly onTimeOnlyInForce: number;
  /** Late by the deadline in force, on time by the first: an assigner may also have moved it forward. */
  readonly onTimeOnlyByFirst: number;
}

/** Found by an index of the few tasks whose deadline moved, however many others there are. */
export async function movedOnDay(sight: TaskSight, filter: Filter): Promise<MovedCounts> {
  const byFirst = sql`(t.first_due_on is null or t.finished_on <= t.first_due_on)`;
  const inForce = sql`(t.due_on is null or t.finished_on <= t.due_on)`;
  const found = await counted<MovedCounts>(sight, filter, (authorityId, where) => ({
    columns: sql`count(*)::int as tasks,
      (count(*) filter (where t.state = 'closed' and ${inForce} and not ${byFirst}))::int
        as "onTimeOnlyInForce",
      (count(*) filter (where t.state = 'closed' and ${byFirst} and not ${inForce}))::int
        as "onTimeOnlyByFirst"`,
    from: sql`${tasksOnDay(sight, authorityId)} t
      where t.due_on is distinct from t.first_due_on and ${where}`,
  }));
  return {
    tasks: sum(found, ({ tasks }) => tasks),
    onTimeOnlyInForce: sum(found, (each) => each.onTimeOnlyInForce),
    onTimeOnlyByFirst: sum(found, (each) => each.onTimeOnlyByFirst),
  };
}

/** Late tasks whose lateness was excused by decision: the last explanation says so for the deadline in force. */
export async function excusedOnDay(
  sight: TaskSight,
  filter: Filter,
): Promise<{ readonly doneLate: number; readonly overdue: number }> {
  const until = endOfSight(sight);
  const { day } = sight;
  const found = await counted<{ doneLate: number; overdue: number }>(
    sight,
    filter,
    (authorityId, where) => ({
      columns: sql`(count(*) filter (where ${hasStatus('HT_QUA_HAN', day)}))::int as "doneLate",
        (count(*) filter (where ${hasStatus('DTH_QUA_HAN', day)}
          or ${hasStatus('CHUYEN_KY', day)}))::int as overdue`,
      from: sql`(select distinct on (x.task_id) x.authority_id, x.task_id, x.for_due_on,
            ${explanationState(until)} as state
          from task_explanation x
          where x.authority_id = ${authorityId} and x.at < ${until}
          order by x.task_id, x.at desc, x.id desc) l
        join ${tasksOnDay(sight, authorityId)} t on t.authority_id = l.authority_id
          and t.id = l.task_id and t.due_on = l.for_due_on
        where l.state = 'excused' and ${where}`,
    }),
  );
  return {
    doneLate: sum(found, ({ doneLate }) => doneLate),
    overdue: sum(found, ({ overdue }) => overdue),
  };
}

/** The counts of every authority that the post asks. */
async function counted<T>(
  sight: TaskSight,
  filter: Filter,
  ask: (
    authorityId: string,
    where: RawBuilder<boolean>,
  ) => { columns: RawBuilder<unknown>; from: RawBuilder<unknown> },
): Promise<T[]> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) => {
      const { columns, from } = ask(authorityId, filterSql(sight, authorityId, filter));
      return rows(sight.db, sql<T>`select ${columns} from ${from}`);
    }),
  );
  return found.flat();
}

function sum<T>(counts: readonly T[], of: (each: T) => number): number {
  return counts.reduce((all, each) => all + of(each), 0);
}
