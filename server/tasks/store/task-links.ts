import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../../organisation/contract.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskState } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfPast, endOfSight, tasksOnDay } from './as-of.ts';
import { partiesSql } from './party-store.ts';
import { TASK_INSTANTS, taskAsJson } from './task-json.ts';
import type { TaskRecord } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** A task above another, with its words and its unit. */
export type Ancestor = TaskRecord & { readonly title: string; readonly unit: UnitRef };

/**
 * Everything above a task, the farthest first, through authorities: the chain is walked once, and each
 * authority that the post asks tells of its part what the post may see.
 */
export function ancestorsInSight(sight: TaskSight, task: TaskRecord): Part<Ancestor> {
  const found = sight.authorities.map(
    (authorityId) => sql`
      select ${taskAsJson}, w.title, ${unitOf(sql`t.unit_id`)} as unit, above.depth
      from above
      join ${tasksOnDay(sight, authorityId)} t on t.id = above.id
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where above.depth > 0 and above.authority_id = ${authorityId}
        and ${visibleSql(sight, authorityId)}`,
  );
  return {
    instants: TASK_INSTANTS,
    statement: sql<Ancestor>`
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
      ${sql.join(found, sql` union all `)} order by depth desc`,
  };
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

/** The task in which this one goes on, where it is in sight of the post. */
export function successorInSight(
  sight: TaskSight,
  task: TaskRecord,
): Part<{ readonly id: string; readonly title: string }> {
  return {
    instants: {},
    statement: sql`
      select t.id::text, w.title from task t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${task.authority_id} and t.id = ${task.succeeded_by}
        and ${visibleSql(sight, task.authority_id)}`,
  };
}

/** What goes on in this task (merged into it, carried over to it, and what had gone on in those), in sight. */
export function predecessorsInSight(sight: TaskSight, task: TaskRecord): Part<Predecessor> {
  const { authority_id: authorityId } = task;
  return {
    instants: {},
    statement: sql<Predecessor>`
      with recursive before as (
        select id from task where authority_id = ${authorityId} and succeeded_by = ${task.id}
        union
        select p.id from before join task p
          on p.authority_id = ${authorityId} and p.succeeded_by = before.id
      )
      select t.id::text, w.title, t.state, ${unitOf(sql`t.unit_id`)} as unit,
        (select coalesce(jsonb_agg(${unitOf(sql`y.unit_id`)} order by y.unit_id), '[]')
          from (${partiesSql(sql`t`, endOfPast(sight))}) y where y.role = 'coordinate') as coordinators,
        (select coalesce(jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name,
            'size', f.size) order by f.added_at, f.id), '[]')
          from attachment f where f.authority_id = t.authority_id and f.task_id = t.id
            and f.added_at < ${endOfSight(sight)}) as files
      from before
      join ${tasksOnDay(sight, authorityId)} t on t.id = before.id
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.succeeded_by is not null and ${visibleSql(sight, authorityId)}
      order by t.id`,
  };
}

/** The units above the holder that held the task before: to them it can be passed back. */
export function heldAbove(sight: TaskSight, task: TaskRecord): Part<UnitRef> {
  return {
    instants: {},
    statement: sql<UnitRef>`
      select u.id::text, u.name, u.short_name as "shortName" from unit u
      where u.id <> ${task.unit_id}
        and u.id in (select a.ancestor_id from unit_ancestor a where a.unit_id = ${task.unit_id}
          and a.valid_from <= ${sight.day}::date
          and (a.valid_to is null or a.valid_to >= ${sight.day}::date))
        and u.id in (select h.unit_id from task_history h
          where h.authority_id = ${task.authority_id} and h.id = ${task.id}
            and h.since < ${endOfSight(sight)})
      order by u.id`,
  };
}

function unitOf(unitId: RawBuilder<unknown>): RawBuilder<UnitRef> {
  return sql`(select jsonb_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name)
    from unit u where u.id = ${unitId})`;
}
