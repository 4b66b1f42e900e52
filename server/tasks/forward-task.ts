import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { noteReach, unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type forwardTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify, officerOf } from './notify.ts';
import { heldBefore } from './store/tasks-below.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Chuyển: the unit that holds a task passes the whole of it on, and the receiver leads from now on; the
 * assigner stays who it is and judges the result. It goes down to a unit under the holder, which accepts it
 * anew; or back up to a unit above the holder that had passed it on, to be given elsewhere. Never sideways:
 * work that was given to a unit stays in that unit's house (one lead answers, NĐ 191/2026, Điều 2).
 *
 * @throws Refusal FORWARD_ELSEWHERE, CHILDREN_OPEN, and those of {@link actOnTask}
 */
export async function forwardTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, toUnitId, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'forward', { taskId, version, key }, async (scene) => {
    await requireReceiver(scene, toUnitId);
    await noteReach(scene.context.tx, scene.task.authority_id, [toUnitId]);
    await notify(scene, officerOf(scene), 'forwarded', reason);
    return {
      move: 'forward',
      // What was done stays with the task; the new unit has not been heard yet.
      change: { unit_id: toUnitId, officer_id: null, reported_at: null },
      said: { reason, fromUnitId: scene.task.unit_id, toUnitId },
    };
  });
}

async function requireReceiver({ context, task, today }: Scene, toUnitId: string): Promise<void> {
  const paths = await unitPaths(context.tx, [toUnitId, task.unit_id], today);
  const isBelow = paths.get(toUnitId)?.slice(1).includes(task.unit_id) ?? false;
  if (isBelow) return;
  const isAbove = paths.get(task.unit_id)?.slice(1).includes(toUnitId) ?? false;
  if (isAbove && (await heldBefore(context.tx, task)).includes(toUnitId)) return;
  throw new Refusal(taskErrors.FORWARD_ELSEWHERE);
}
