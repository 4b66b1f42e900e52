import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * The unit whose figures a post asks for: its own and those under it, of the whole authority where it looks at
 * all of it. What another authority gave is looked at by naming that authority.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function unitInSight(
  db: Db | Tx,
  actor: Actor,
  authorityId: string,
  unitId: string,
  day: Day,
): Promise<UnitRef> {
  requireRight(actor, 'report.read');
  const [paths, units] = await Promise.all([unitPaths(db, [unitId], day), unitRefs(db, [unitId])]);
  const unit = units.get(unitId);
  if (!unit) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'report.read', {
    authorityId,
    unitId,
    unitPath: paths.get(unitId) ?? [unitId],
  });
  return unit;
}
