import type { Moment } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { reachedFrom } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { findPlan, type PlanRecord } from './store/plan-list.ts';

/**
 * A plan that a post may read, wherever it was issued.
 *
 * @throws Refusal NOT_FOUND where there is none, or not for this post
 */
export async function seenPlan(
  db: Db,
  actor: Actor,
  id: string,
  { day }: Pick<Moment, 'day'>,
): Promise<PlanRecord> {
  const authorityIds = await reachedFrom(db, actor.authorityId);
  const plan = await findPlan(db, actor, authorityIds, id, day);
  if (!plan) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'plan.read', {
    authorityId: plan.authorityId,
    ...(plan.givesWork ? { unitPath: [actor.jurisdictionUnitId] } : {}),
  });
  return plan;
}
