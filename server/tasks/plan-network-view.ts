import type { z } from 'zod';
import { asDay, type Day, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import type { Platform } from '../platform/act.ts';
import type { PlanNetwork, TaskRow } from './contract.ts';
import { type NetworkTask, networkOn, type Wait } from './rules/network.ts';
import { USUAL_WEIGHT } from './rules/roll-up.ts';
import { isOpen } from './rules/status.ts';
import { shapeRows } from './shape-rows.ts';
import { type Arrangement, weightsOfPlan } from './store/arrangements.ts';
import type { TaskRecord } from './store/task-record.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { waitsOfPlan } from './store/ties.ts';
import { openSight } from './task-sight.ts';

/**
 * What the waits of a plan come to on a day: the open tasks that hold up most, the critical path, and the
 * shifts to propose. Only tasks in sight of the post take part; the rest of the plan is not betrayed.
 *
 * @throws Refusal NOT_FOUND
 */
export async function planNetworkView(
  platform: Platform,
  actor: Actor,
  planId: string,
  asOf?: string,
): Promise<z.input<typeof PlanNetwork>> {
  requireRight(actor, 'plan.read');
  const sight = await openSight(platform, actor, asOf);
  const { db, authorities, day } = sight;
  const { authorityId } = await seenPlan(platform.db, actor, planId, sight);

  const waits = await waitsOfPlan(sight, authorityId, planId);
  const ids = [...new Set(waits.flatMap(({ taskId, onTaskId }) => [taskId, onTaskId]))];
  const found = await tasksById(
    sight,
    ids.map((id) => ({ authority_id: authorityId, id })),
  );
  const rows = await shapeRows(db, authorities, found, day, sight.actor.limits);
  const arranged = await weightsOfPlan(db, sight, authorityId, planId);
  const tasks = rows.map((row, index) => asNetworkTask(row, found[index], arranged.get(row.id)));
  const seen = new Set(rows.map(({ id }) => id));
  const inSight = waits.filter((wait) => seen.has(wait.taskId) && seen.has(wait.onTaskId));
  return {
    tasks: rows.map((row) => ({
      ...row,
      weight: arranged.get(row.id)?.weight ?? USUAL_WEIGHT,
      isFocus: arranged.get(row.id)?.is_focus ?? false,
    })),
    waits: [...inSight],
    ...listed(tasks, inSight, day),
  };
}

function listed(tasks: readonly NetworkTask[], waits: readonly Wait[], day: Day) {
  const { holdUps, criticalPath, shifts } = networkOn(tasks, waits, day);
  return { holdUps: [...holdUps], criticalPath: [...criticalPath], shifts: [...shifts] };
}

function asNetworkTask(
  row: TaskRow,
  record: TaskRecord | undefined,
  arrangement: Arrangement | undefined,
): NetworkTask {
  const { startsOn } = row.deadline;
  const ownStart = startsOn !== null && isDay(startsOn) ? startsOn : null;
  const isDone = row.state === 'closed';
  return {
    id: row.id,
    // What left the plan holds nobody up any more; what is suspended still does.
    isDone: isDone || (!isOpen(row.state) && row.state !== 'suspended'),
    weight: arrangement?.weight ?? USUAL_WEIGHT,
    startsOn: ownStart ?? asDay(row.givenOn),
    ownStart: ownStart !== null,
    dueOn: record?.due_on ?? null,
    finishedOn: record?.finished_on ?? null,
  };
}
