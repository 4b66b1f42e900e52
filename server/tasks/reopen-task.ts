import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { reopenTask as endpoint, TaskRow } from './contract.ts';
import { notify, officerOf } from './notify.ts';
import { lastPercent } from './store/reports.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Mở lại: a result that had been accepted proved wrong. The task is open again and counts as not done, with
 * its percentage as it was last given by hand. The day on which it had been done stays in its history and in
 * the report that was accepted; a new result will have a day of its own.
 */
export async function reopenTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'reopen', { taskId, version, key }, async (scene) => {
    const { context, task } = scene;
    await notify(scene, officerOf(scene), 'reopened', reason);
    return {
      move: 'reopen',
      change: { percent: await lastPercent(context.tx, task.authority_id, task.id) },
      said: { reason, finishedOn: task.finished_on },
    };
  });
}
