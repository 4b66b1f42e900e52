import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../../organisation/contract.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskState } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { partiesSql } from './party-store.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** A task above another, with its words and its unit. */
export type Ancestor = TaskRecord & { readonly title: string; readonly unit: UnitRef };

/**
 * Everything above a task, the farthest first, through authorities: each is asked once for what lies in its
 * part of the chain, and only what the post may see is told.
 */
export async function ancestorsInSight(sight: TaskSight, task: TaskRecord): Promise<Ancestor[]> {
  if (task.parent_id === null && task.superior_id === null) return [];
  const chain = await rows(
    sight.db,
    sql<{ authority_id: string; id: string; depth: number }>`
      with recursive above as (
        select authority_id, id, parent_id, superior_authority_id, superior_id, 0 as depth
        from task where authority_id = ${task.authority_id} and id = ${task.id}
        union all
        select w.authority_id, w.id, w.parent_id, w.superior_authority_id, w.superior_id,
          above.depth + 1
        from above join task w
          on w.authority_id = case when above.parent_id is null
              then above.superior_authority_id else above.authority_id end
            and w.id = coalesce(above.parent_id, above.superior_id)
      )
      select authority_id, id, depth from above where depth > 0 order by depth desc`,
  );
  const found = await Promise.all(
    [...new Set(chain.map(({ authority_id }) => authority_id))]
      .filter((authorityId) => sight.authorities.includes(authorityId))
      .map((authorityId) => {
        const ids = chain.filter((each) => each.authority_id === authorityId).map(({ id }) => id);
        return rows(
          sight.db,
          sql<Ancestor>`select ${taskColumns('t')}, w.title, ${unitOf(sql`t.unit_id`)} as unit
              from ${tasksOnDay(sight, authorityId)} t
              join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
              where t.id = any(${ids}::bigint[])
                and ${visibleSql(sight.actor, authorityId, sight.day)}`,
        );
      }),
  );
  const byId = new Map(found.flat().map((each) => [each.id, each]));
  return chain.flatMap(({ id }) => byId.get(id) ?? []);
}

/** A task that goes on in another, with who coordinated it and what was handed in for it. */
export interface Predecessor {
  readonly id: string;
  readonly title: string;
  readonly unit: UnitRef;
  readonly state: TaskState;
  readonly coordinators: UnitRef[];
  readonly files: { readonly id: string; readonly name: string; readonly size: number }[];
}

/**
 * What goes on in this task (merged into it, carried over to it, and what had gone on in those), and the task
 * in which this one goes on; those in sight of the post.
 */
export async function linkedTasks(
  sight: TaskSight,
  task: TaskRecord,
): Promise<{ successor: { id: string; title: string } | null; predecessors: Predecessor[] }> {
  const { authority_id: authorityId } = task;
  const visible = visibleSql(sight.actor, authorityId, sight.day);
  const [successors, predecessors] = await Promise.all([
    task.succeeded_by === null
      ? []
      : rows(
          sight.db,
          sql<{ id: string; title: string }>`select t.id, w.title from task t
              join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
              where t.authority_id = ${authorityId} and t.id = ${task.succeeded_by} and ${visible}`,
        ),
    rows(
      sight.db,
      sql<Predecessor>`
        with recursive before as (
          select id from task where authority_id = ${authorityId} and succeeded_by = ${task.id}
          union
          select p.id from before join task p
            on p.authority_id = ${authorityId} and p.succeeded_by = before.id
        )
        select t.id, w.title, t.state, ${unitOf(sql`t.unit_id`)} as unit,
          (select coalesce(jsonb_agg(${unitOf(sql`y.unit_id`)} order by y.unit_id), '[]')
            from (${partiesSql(sql`t`, null)}) y where y.role = 'coordinate') as coordinators,
          (select coalesce(jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name,
              'size', f.size) order by f.added_at, f.id), '[]')
            from attachment f where f.authority_id = t.authority_id and f.task_id = t.id) as files
        from ${tasksOnDay(sight, authorityId)} t
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.id in (select id from before) and t.succeeded_by is not null and ${visible}
        order by t.id`,
    ),
  ]);
  return { successor: successors[0] ?? null, predecessors };
}

/** The units above the holder that held the task before: to them it can be passed back. */
export async function heldAbove(sight: TaskSight, task: TaskRecord): Promise<UnitRef[]> {
  if (task.version === 1) return [];
  return rows(
    sight.db,
    sql<UnitRef>`select u.id, u.name, u.short_name as "shortName" from unit u
        where u.id <> ${task.unit_id}
          and u.id in (select a.ancestor_id from unit_ancestor a where a.unit_id = ${task.unit_id}
            and a.valid_from <= ${sight.day}::date
            and (a.valid_to is null or a.valid_to >= ${sight.day}::date))
          and u.id in (select h.unit_id from task_history h
            where h.authority_id = ${task.authority_id} and h.id = ${task.id})
        order by u.id`,
  );
}

function unitOf(unitId: RawBuilder<unknown>): RawBuilder<UnitRef> {
  return sql`(select jsonb_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name)
    from unit u where u.id = ${unitId})`;
}
