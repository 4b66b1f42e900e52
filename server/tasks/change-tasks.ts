import { sql } from 'kysely';
import { post } from '../plans/ledger.ts';
import { run } from '../platform/database/rows.ts';
import type { Scene } from './move-task.ts';
import { nextVersion, type TaskChange } from './store/save-task.ts';
import { movementsOf, TASK_COLUMNS, type TaskRecord, taskColumns } from './store/task-record.ts';

/** A row that is held, with what becomes of it. */
export interface ChangedTask {
  readonly task: TaskRecord;
  readonly change: TaskChange;
}

/**
 * Changes many rows of one authority at once, with their history and postings and one journal entry on the
 * task of the scene: an order to a class of ten thousand communes gets other words in two statements.
 *
 * @returns the rows as they stand, in the order given
 */
export async function changeTasks(
  scene: Scene,
  changed: readonly ChangedTask[],
  said: Readonly<Record<string, unknown>>,
): Promise<TaskRecord[]> {
  const { context, task: line } = scene;
  if (changed.length === 0) return [];
  const next = changed.map(({ task, change }) => {
    const at = new Date(Math.max(scene.at.getTime(), task.since.getTime()));
    return nextVersion(task, change, at, context.author.personId);
  });
  const given = sql`jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as given(${SHAPE})`;
  const same = sql`t.authority_id = given.authority_id and t.id = given.id
    and t.version = given.version - 1`;
  const kept = await run(
    context.tx,
    sql`insert into task_history (${taskColumns()}, until)
        select ${taskColumns('t')}, given.since from task t join ${given} on ${same}`,
  );
  const written = await run(context.tx, sql`update task t set ${SET} from ${given} where ${same}`);
  if (kept !== next.length || written !== next.length) {
    throw new Error(`Of ${next.length} tasks ${written} were changed`);
  }
  await context.journal({
    ...{ subjectKind: 'task', subjectId: line.id },
    before: { tasks: changed.map(({ task }) => task) },
    after: { tasks: next, ...said },
  });
  for (const [at, { task }] of changed.entries()) {
    const now = next[at] ?? task;
    await post({ ...context, now: now.since }, movementsOf(task, now));
  }
  return next;
}

const SHAPE = sql.raw(
  Object.entries(TASK_COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
);
/** Everything but the key; who directs a task is no matter of its versions. */
const SET = sql.raw(
  Object.keys(TASK_COLUMNS)
    .filter((name) => !['authority_id', 'id', 'leader_id'].includes(name))
    .map((name) => `${name} = given.${name}`)
    .join(', '),
);
