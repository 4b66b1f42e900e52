import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { onTimeRates } from './contract.ts';
import { countList } from './count-list.ts';
import { excusedOnDay, movedOnDay } from './store/moved-deadlines.ts';
import { openSight } from './task-sight.ts';

/**
 * Both on-time rates of the tasks that a post may see: by the deadline in force, from the counts that every list
 * shows, and by the first one. The two differ by tasks whose deadline moved alone, and only those are read.
 * What was excused stays late in both, and is told apart.
 */
export async function onTimeView(
  platform: Platform,
  actor: Actor,
  { planId, unitId, asOf }: z.output<(typeof onTimeRates)['query']>,
): Promise<z.output<(typeof onTimeRates)['reply']>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const filter = { planId, unitId, layer: 'given' as const };
  const [{ counts }, moved, excused] = await Promise.all([
    countList(sight, filter),
    movedOnDay(sight, filter),
    excusedOnDay(sight, filter),
  ]);
  const { doneOnTime, doneLate, openOverdue } = counts;
  const done = doneOnTime + doneLate;
  return {
    inForce: { onTime: doneOnTime, done },
    first: { onTime: doneOnTime - moved.onTimeOnlyInForce + moved.onTimeOnlyByFirst, done },
    moved: moved.tasks,
    ...{ excused, doneLate, overdue: openOverdue },
  };
}
