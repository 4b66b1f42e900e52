import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type mergeTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify, officerOf } from './notify.ts';
import { isOpen } from './rules/status.ts';
import { lockTaskUnlessHeld } from './store/load-task.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Nhập: a task that says the same as another goes on as that one. It leaves every count; whoever took part in
 * it, and what was handed in for it, is reached from the survivor by `succeeded_by`, copied nowhere.
 *
 * @throws Refusal MERGE_TARGET where the other is not an open task of the same plan, and those of
 *   {@link actOnTask}
 */
export async function mergeTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, intoId, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'merge', { taskId, version, key }, async (scene) => {
    await requireSurvivor(scene, intoId);
    await notify(scene, officerOf(scene), 'merged', reason);
    return { move: 'merge', change: { succeeded_by: intoId }, said: { reason, intoId } };
  });
}

async function requireSurvivor({ context, task }: Scene, intoId: string): Promise<void> {
  if (intoId === task.id) throw new Refusal(taskErrors.MERGE_TARGET);
  // Two tasks merged into each other at one moment: the one whose survivor is held by then is refused.
  const into = await lockTaskUnlessHeld(context.tx, task.authority_id, intoId);
  const fits = into && into.plan_id === task.plan_id && !into.is_group && isOpen(into.state);
  if (!fits || into.parent_id === task.id) throw new Refusal(taskErrors.MERGE_TARGET);
}
