import { requireMay } from '../organisation/require-may.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import type { TaskSight } from './task-sight.ts';

/**
 * Lets a view of one plan go on where the post may read the plan. Of its own authority the grid says it at once;
 * another's is read only by whoever it gives work to, and that is looked up.
 *
 * @param owner the authority that issued it, where it is known
 * @throws Refusal NOT_FOUND
 */
export async function requirePlan(
  sight: TaskSight,
  planId: string,
  owner: string | null,
): Promise<void> {
  const { db, actor } = sight;
  if (owner === actor.authorityId) requireMay(actor, 'plan.read', { authorityId: owner });
  else await seenPlan(db, actor, planId, sight);
}
