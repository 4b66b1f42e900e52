import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { TASK_INSTANTS, taskAsJson } from './task-json.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** Some tasks as they stood on the day looked at, those in sight of the post only. */
export async function tasksById(
  sight: TaskSight,
  wanted: readonly Pick<TaskRecord, 'authority_id' | 'id'>[],
): Promise<TaskRecord[]> {
  const owners = [...new Set(wanted.map((task) => task.authority_id))];
  const found = await Promise.all(
    owners.map((authorityId) => {
      const ids = wanted.filter((task) => task.authority_id === authorityId).map(({ id }) => id);
      return rows(
        sight.db,
        sql<TaskRecord>`select ${taskColumns('t')} from ${tasksOnDay(sight, authorityId)} t
            where t.id = any(${ids}::bigint[]) and ${visibleSql(sight, authorityId)}`,
      );
    }),
  );
  return found.flat();
}

/** A task near another, with the title of its words. */
export type Relative = TaskRecord & { readonly title: string };

/** So many parts stand on a page; lists show all of them. */
export const MOST_PARTS = 100;

/**
 * What stands right above a task (its group or whole) and its first parts, in the authorities that the
 * post asks, as they stood, those in its sight only; parts of each authority by deadline.
 */
export function relativesInSight(sight: TaskSight, task: TaskRecord): Part<Relative> {
  const near = (authorityId: string, which: RawBuilder<boolean>) => sql`
    select ${taskAsJson}, w.title
    from ${tasksOnDay(sight, authorityId)} t
    join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
    where ${which} and ${visibleSql(sight, authorityId)}`;
  const found = sight.authorities.flatMap((authorityId) => {
    const above = isAbove(task, authorityId);
    const parts = sql`(${near(authorityId, isPartOf(task, authorityId))}
      order by t.due_on, t.id limit ${MOST_PARTS})`;
    return above === null ? [parts] : [sql`(${near(authorityId, above)})`, parts];
  });
  return {
    instants: TASK_INSTANTS,
    statement: sql<Relative>`${sql.join(found, sql` union all `)}`,
  };
}

/** Tells the one above from the parts among {@link relativesInSight}. */
export function aboveAndParts(
  task: TaskRecord,
  near: readonly Relative[],
): { above: Relative | null; parts: Relative[] } {
  const aboveId = task.parent_id ?? task.superior_id;
  return {
    above: near.find(({ id }) => id === aboveId) ?? null,
    parts: near.filter(({ id }) => id !== aboveId).slice(0, MOST_PARTS),
  };
}

function isPartOf(task: TaskRecord, authorityId: string): RawBuilder<boolean> {
  return authorityId === task.authority_id
    ? sql`t.parent_id = ${task.id}`
    : sql`(t.superior_authority_id = ${task.authority_id} and t.superior_id = ${task.id})`;
}

/** Null where nothing in that authority can stand above. */
function isAbove(task: TaskRecord, authorityId: string): RawBuilder<boolean> | null {
  if (authorityId === task.authority_id && task.parent_id !== null) {
    return sql`t.id = ${task.parent_id}`;
  }
  const isThere = authorityId === task.superior_authority_id && task.parent_id === null;
  return isThere ? sql`t.id = ${task.superior_id}` : null;
}
