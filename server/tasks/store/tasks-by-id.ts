import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
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
            where t.id = any(${ids}::bigint[]) and ${visibleSql(sight.actor, authorityId, sight.day)}`,
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
 * post asks, as they stood, those in its sight only; parts by deadline. One statement an authority.
 */
export async function relativesInSight(
  sight: TaskSight,
  task: TaskRecord,
): Promise<{ above: Relative | null; parts: Relative[] }> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) => {
      const near = (which: RawBuilder<boolean>) => sql`select ${taskColumns('t')}, w.title
        from ${tasksOnDay(sight, authorityId)} t
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where ${which} and ${visibleSql(sight.actor, authorityId, sight.day)}`;
      return rows(
        sight.db,
        sql<Relative>`(${near(isAbove(task, authorityId))}) union all
          (${near(isPartOf(task, authorityId))} order by t.due_on, t.id limit ${MOST_PARTS})`,
      );
    }),
  );
  const near = found.flat();
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

function isAbove(task: TaskRecord, authorityId: string): RawBuilder<boolean> {
  if (authorityId === task.authority_id && task.parent_id !== null) {
    return sql`t.id = ${task.parent_id}`;
  }
  const isThere = authorityId === task.superior_authority_id && task.parent_id === null;
  return isThere ? sql`t.id = ${task.superior_id}` : sql`false`;
}
