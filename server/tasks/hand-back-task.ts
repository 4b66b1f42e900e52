import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { handBackTask as endpoint, TaskRow } from './contract.ts';

type Body = z.output<(typeof endpoint)['body']>;

/** Trả lại: before work starts, the unit hands the task back with a reason and the assigner decides. */
export async function handBackTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actOnTask(platform, actor, 'hand_back', { taskId, version, key }, async () => ({
    move: 'hand_back',
    said: { reason },
  }));
}
