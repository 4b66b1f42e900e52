import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { reachesOf } from '../../organisation/rules/may.ts';

/**
 * The tasks `t` that a post may read on a day, as a condition: those of its unit and of every unit below,
 * those that its unit gave, those in which one of its units takes part; all that its own authority gave
 * where the post answers for the whole of it. Counts go through it as lists do.
 *
 * @param endOfDay of a past day: whoever took part then; null for now
 */
export function visibleTasks(
  actor: Actor,
  day: string,
  endOfDay: Date | null,
): RawBuilder<boolean> {
  if (!reachesOf(actor)['task.read']) return sql`false`;
  const unitId = actor.jurisdictionUnitId;
  const below = sql`select a.unit_id from unit_ancestor a join unit u on u.id = a.unit_id
    where a.ancestor_id = ${unitId} and a.valid_from <= greatest(${day}::date, u.valid_from)
      and (a.valid_to is null or a.valid_to >= greatest(${day}::date, u.valid_from))`;
  const stands = endOfDay
    ? sql`y.since <= ${endOfDay} and (y.until is null or y.until > ${endOfDay})`
    : sql`y.until is null`;
  const some = sql<boolean>`(t.unit_id in (${below}) or t.assigner_unit_id = ${unitId}
    or exists (select from party y where y.authority_id = t.authority_id and y.words_id = t.words_id
      and y.role in ('coordinate', 'monitor') and y.unit_id in (${below})
      and not exists (select from task_party x where x.authority_id = t.authority_id
        and x.task_id = t.id and x.unit_id = y.unit_id and x.role = y.role
        ${endOfDay ? sql`and x.since <= ${endOfDay}` : sql``}))
    or exists (select from task_party y where y.authority_id = t.authority_id and y.task_id = t.id
      and y.role in ('coordinate', 'monitor') and ${stands} and not y.removed
      and y.unit_id in (${below})))`;
  return actor.wholeAuthority
    ? sql<boolean>`(t.authority_id = ${actor.authorityId} or ${some})`
    : some;
}

/**
 * The rows of tasks of an authority that held at the end of a past day; the current rows where `endOfDay` is null. Each
 * moment has exactly one row of a task: the current one since its last change, before that its history.
 */
export function tasksAt(authorityId: string, endOfDay: Date | null): RawBuilder<unknown> {
  if (endOfDay === null) return sql`task`;
  return sql`(
    select authority_id, id, plan_id, words_id, field_id, layer, is_group, unit_id, assigner_unit_id,
      state, due_on, finished_on
    from task where authority_id = ${authorityId} and since <= ${endOfDay}
    union all
    select authority_id, id, plan_id, words_id, field_id, layer, is_group, unit_id, assigner_unit_id,
      state, due_on, finished_on
    from task_history
    where authority_id = ${authorityId} and since <= ${endOfDay} and until > ${endOfDay})`;
}

/** States of work that someone still has to do, or to decide upon. */
export const OPEN_STATES = ['assigned', 'accepted', 'in_progress', 'reported', 'handed_back'];

export const isOpenSql = sql<boolean>`t.state = any(${OPEN_STATES}::text[])`;
