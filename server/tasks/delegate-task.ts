import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { requireOfficer } from './accept-task.ts';
import { actOnTask } from './act-on-task.ts';
import type { delegateTask as endpoint, TaskRow } from './contract.ts';
import { notify } from './notify.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Giao chuyên viên: the unit names the officer who does the task, another one, or nobody in person. The unit
 * goes on answering for it.
 *
 * @throws Refusal OFFICER_ELSEWHERE, and those of {@link actOnTask}
 */
export async function delegateTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, officerId }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'delegate', { taskId, version, key }, async (scene) => {
    if (officerId !== null) {
      await requireOfficer(scene, officerId);
      await notify(scene, [officerId], 'delegated');
    }
    return { move: 'delegate', change: { officer_id: officerId }, said: { officerId } };
  });
}
