import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import type { Right } from '../organisation/rules/may.ts';
import { personNames, unitPath } from '../organisation/units.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import { findIndicators, type IndicatorRecord } from './store/indicator-store.ts';
import { readsWhole, visibleIndicatorSql } from './store/visible-sql.ts';

/** An indicator that a post may read, of whichever authority it looks at. @throws Refusal NOT_FOUND */
export async function seenIndicator(sight: TaskSight, id: string): Promise<IndicatorRecord> {
  for (const authorityId of sight.authorities) {
    const condition = sql<boolean>`i.id = ${id}
      and ${visibleIndicatorSql(sight.actor, authorityId, sight.day)}`;
    const [found] = await findIndicators(sight, authorityId, condition);
    if (found) return found;
  }
  throw new Refusal(platformErrors.NOT_FOUND);
}

/**
 * Lets an act on a unit's part of an indicator go on. Whoever reads the indicator and may not act is told so.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function requireOnUnit(
  db: Db | Tx,
  actor: Actor,
  right: Right,
  { authority_id }: Pick<IndicatorRecord, 'authority_id'>,
  unitId: string,
  day: string,
): Promise<void> {
  const path = await unitPath(db, unitId, day);
  const thing = { authorityId: authority_id, unitId, unitPath: path };
  if (readsWhole(actor, authority_id)) {
    requireMay(actor, right, { ...thing, unitPath: [...path, actor.jurisdictionUnitId] });
    return;
  }
  requireMay(actor, right, thing);
}

/** Two people on one record: the second is told who saved what. @throws Refusal CONFLICT */
export async function refuseOlder(
  db: Db | Tx,
  saved: { readonly version: number; readonly since: Date; readonly changed_by: string },
  version: number,
  fields: z.input<typeof Difference>['fields'] = [],
): Promise<void> {
  if (saved.version === version) return;
  const names = await personNames(db, [saved.changed_by]);
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(saved.changed_by) ?? '',
    savedAt: saved.since.toISOString(),
    ...{ version: saved.version, fields },
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}
