import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { onTask } from './act-on-task.ts';
import type { TaskRow } from './contract.ts';
import { endGroup } from './end-group.ts';
import { moveTask } from './move-task.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { requireOnTask } from './require-on-task.ts';
import { isRunningDuty } from './store/turn-store.ts';
import { type endDuty as endpoint, timingErrors } from './timing-contract.ts';

/**
 * Dừng việc định kỳ: the assigner relieves one unit of a recurring duty, with the reason. Turns that were
 * made stay as they are and are still to be done; no more are made.
 *
 * @param taskId the row that stands for the duty at the unit
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, NO_DUTY
 */
export async function endDuty(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<TaskRow> {
  return onTask(platform, actor, 'end_duty', { taskId, key }, async (scene) => {
    const { task, context, today } = scene;
    await requireOnTask(context.tx, actor, 'task.withdraw', task, today);
    await refuseOutdated(scene, version);
    if (!(await isRunningDuty(context.tx, task))) throw new Refusal(timingErrors.NO_DUTY);
    const saved = await moveTask(scene, { move: 'withdraw_group', said: { reason } });
    await endGroup(scene, saved);
    return saved;
  });
}
