import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { CLEAR_POINTS } from '../plans/rules/clear-points.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import type { Platform } from '../platform/act.ts';
import type { planClearPoints } from './contract.ts';
import { clearPointCounts } from './store/clear-point-counts.ts';
import { openSight } from './task-sight.ts';

/**
 * The six clear points (6 rõ) of an issued plan: how many of the tasks in sight have all of them, and how
 * many lack each. Every figure is that of the list under the same filter.
 *
 * @throws Refusal NOT_FOUND
 */
export async function clearPointsView(
  platform: Platform,
  actor: Actor,
  planId: string,
  asOf?: string,
): Promise<z.input<(typeof planClearPoints)['reply']>> {
  requireRight(actor, 'plan.read');
  const sight = await openSight(platform, actor, asOf);
  await seenPlan(platform.db, actor, planId, sight);
  const found = await clearPointCounts(sight, { planId });
  const sum = (figure: keyof (typeof found)[number]) =>
    found.reduce((total, each) => total + each[figure], 0);
  return {
    tasks: sum('tasks'),
    clear: sum('clear'),
    missing: CLEAR_POINTS.map((point) => ({ point, tasks: sum(point) })).filter(
      ({ tasks }) => tasks > 0,
    ),
  };
}
