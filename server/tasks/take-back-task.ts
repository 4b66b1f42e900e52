import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { noteReach, unitPath, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type takeBackTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * The assigner agrees with the hand-back: withdraws the task, or gives it to another unit, which then
 * accepts it anew. A part of a broken-down task stays below the unit that made it.
 *
 * @throws Refusal UNIT_UNKNOWN, PART_NOT_BELOW, and those of {@link actOnTask}
 */
export async function takeBackTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason, toUnitId }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'take_back', { taskId, version, key }, async (scene) => {
    if (toUnitId === null) return { move: 'withdraw', said: { reason } };
    await requireReceiver(scene, toUnitId);
    await noteReach(scene.context.tx, scene.task.authority_id, [toUnitId]);
    return {
      move: 'give_again',
      change: { unit_id: toUnitId, officer_id: null, percent: null, reported_at: null },
      said: { reason, toUnitId },
    };
  });
}

async function requireReceiver({ context, task, today }: Scene, unitId: string): Promise<void> {
  const unit = (await unitRefs(context.tx, [unitId])).get(unitId);
  if (!unit || unitId === task.unit_id) throw new Refusal(taskErrors.UNIT_UNKNOWN);
  if (task.layer === 0) return;
  const path = await unitPath(context.tx, unitId, today);
  if (!path.slice(1).includes(task.assigner_unit_id)) {
    throw new Refusal(taskErrors.PART_NOT_BELOW, { unit: unit.name });
  }
}
