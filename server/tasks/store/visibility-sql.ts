import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { GRID } from '../../organisation/rules/may.ts';
import { unitPaths } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { TaskThing } from '../rules/visibility.ts';
import { belowSql } from './below-sql.ts';
import type { TaskRecord } from './task-record.ts';
import { coordinators } from './words-store.ts';

/**
 * The tasks `t` of one authority that a post may read, as a condition: the SQL twin of `mayOnTask` for
 * `task.read`. Every list, count, search and inbox goes through it.
 */
export function visibleSql(actor: Actor, authorityId: string, day: Day): RawBuilder<boolean> {
  if (!GRID[actor.role]['task.read']) return sql`false`;
  if (actor.wholeAuthority && authorityId === actor.authorityId) return sql`true`;
  const unitId = actor.jurisdictionUnitId;
  return sql`(t.unit_id in (${belowSql(unitId, day)}) or t.assigner_unit_id = ${unitId}
    or ${takesPartSql(unitId, day)})`;
}

/** A unit, or one under it, takes part in task `t` beside its lead. */
export function takesPartSql(unitId: string, day: Day): RawBuilder<boolean> {
  return sql`t.words_id in (select party.words_id from party
    where party.authority_id = t.authority_id and party.role <> 'lead'
      and party.unit_id in (${belowSql(unitId, day)}))`;
}

/** A task as rights see it on a day. */
export async function thingOf(db: Db | Tx, task: TaskRecord, day: Day): Promise<TaskThing> {
  const parties = await coordinators(db, task.authority_id, task.words_id);
  const paths = await unitPaths(db, [task.unit_id, ...parties.map(({ unitId }) => unitId)], day);
  return {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: paths.get(task.unit_id) ?? [],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: parties.map(({ unitId }) => paths.get(unitId) ?? []),
  };
}
