import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { waitingReport } from './accept-result.ts';
import { actOnTask } from './act-on-task.ts';
import type { returnResult as endpoint, TaskRow } from './contract.ts';
import { decideReport, lastPercent } from './store/reports.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Chưa đạt: the assigner returns the result with a reason. The task is open again and counts as not
 * done; its percentage goes back to what the unit had last given by hand.
 */
export async function returnResult(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version, key };
  return actOnTask(platform, actor, 'return_result', request, async (scene) => {
    const { context, task, at } = scene;
    const report = await waitingReport(scene);
    await decideReport(context.tx, report, 'returned', reason, at, context.author.personId);
    return {
      move: 'return_result',
      change: { percent: await lastPercent(context.tx, task.authority_id, task.id) },
      said: { reason, reportId: report.id },
    };
  });
}
