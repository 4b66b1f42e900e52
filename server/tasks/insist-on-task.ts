import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { insistOnTask as endpoint, TaskRow } from './contract.ts';

type Body = z.output<(typeof endpoint)['body']>;

/** The assigner does not agree with the hand-back: the task stays with the unit, to be accepted again. */
export async function insistOnTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'insist', { taskId, version, key }, async () => ({
    move: 'insist',
    change: { officer_id: null },
    said: { reason },
  }));
}
