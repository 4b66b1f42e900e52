import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { reachesOf } from '../../organisation/rules/may.ts';
import { unitPaths } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { TaskThing } from '../rules/visibility.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfPast, endOfSight, type Looked } from './as-of.ts';
import { belowSql } from './below-sql.ts';
import { partyUnits } from './party-store.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * The tasks `t` of one authority that a post may read, as a condition: the SQL twin of `mayOnTask` for
 * `task.read`. Every list, count, search and inbox goes through it. On a past day it is whoever held a task
 * then, gave it or took part then, in the units of the post's jurisdiction today.
 */
export function visibleSql(
  { actor, ...looked }: Looked & Pick<TaskSight, 'actor'>,
  authorityId: string,
): RawBuilder<boolean> {
  if (!reachesOf(actor)['task.read']) return sql`false`;
  if (actor.wholeAuthority && authorityId === actor.authorityId) return sql`true`;
  const unitId = actor.jurisdictionUnitId;
  return sql`(t.unit_id in (${belowSql(unitId, looked.day)}) or t.assigner_unit_id = ${unitId}
    or ${takesPartSql(unitId, looked)})`;
}

/**
 * A unit, or one under it, takes part in task `t` beside its lead: by the ordering words, unless a later
 * row of the same unit and role stands for them, or by such a row.
 */
export function takesPartSql(
  unitId: string,
  looked: Looked,
  role: 'coordinate' | 'monitor' | 'either' = 'either',
): RawBuilder<boolean> {
  const wanted = (alias: string) =>
    role === 'either'
      ? sql`${sql.ref(`${alias}.role`)} in ('coordinate', 'monitor')`
      : sql`${sql.ref(`${alias}.role`)} = ${sql.lit(role)}`;
  const { day } = looked;
  const end = endOfPast(looked);
  const stands = end
    ? sql`task_party.since < ${end} and (task_party.until is null or task_party.until >= ${end})`
    : sql`task_party.until is null`;
  return sql`(exists (select from party
      where party.authority_id = t.authority_id and party.words_id = t.words_id and ${wanted('party')}
        and party.unit_id in (${belowSql(unitId, day)})
        and not exists (select from task_party x
          where x.authority_id = t.authority_id and x.task_id = t.id
            and x.unit_id = party.unit_id and x.role = party.role
            ${end ? sql`and x.since < ${end}` : sql``}))
    or exists (select from task_party
      where task_party.authority_id = t.authority_id and task_party.task_id = t.id
        and ${stands} and not task_party.removed and ${wanted('task_party')}
        and task_party.unit_id in (${belowSql(unitId, day)})))`;
}

/**
 * The person, or nobody (`none`), directs task `t` on the day looked at (lãnh đạo chỉ đạo): by a name of its
 * own or from above.
 */
export function directedBySql(personId: string | 'none', looked: Looked): RawBuilder<boolean> {
  if (!looked.isPast) {
    return personId === 'none' ? sql`t.leader_id is null` : sql`t.leader_id = ${personId}`;
  }
  const end = endOfSight(looked);
  const stood = sql`select from task_leader l where l.authority_id = t.authority_id
    and l.task_id = t.id and l.since < ${end} and (l.until is null or l.until >= ${end})`;
  return personId === 'none'
    ? sql`not exists (${stood})`
    : sql`exists (${stood} and l.person_id = ${personId})`;
}

/**
 * A task as rights see it on a day.
 *
 * @param until the instant before which it is looked at; null for now
 */
export async function thingOf(
  db: Db | Tx,
  task: TaskRecord,
  day: Day,
  until: Date | null = null,
): Promise<TaskThing> {
  const parties = await partyUnits(db, task, until);
  const paths = await unitPaths(db, [task.unit_id, ...parties.map(({ unitId }) => unitId)], day);
  return {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: paths.get(task.unit_id) ?? [],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: parties.map(({ unitId }) => paths.get(unitId) ?? []),
    coordinatorIds: parties.filter(({ role }) => role === 'coordinate').map(({ unitId }) => unitId),
  };
}
