import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { withdrawTask as endpoint, TaskRow } from './contract.ts';
import { moveBelow, NONE_BELOW, wakeBelow } from './move-below.ts';
import { notify, officerOf } from './notify.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Thu hồi: the assigner takes a task off, with the reason; it leaves every count, and its parts with it. What
 * is overdue stays on the books and is carried over instead.
 */
export async function withdrawTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  let below = NONE_BELOW;
  const request = { taskId, version, key };
  const row = await actOnTask(platform, actor, 'withdraw', request, async (scene) => {
    below = await moveBelow(scene, 'withdraw_below');
    await notify(scene, officerOf(scene), 'withdrawn', reason);
    return { move: 'withdraw', said: { reason, below: below.count } };
  });
  wakeBelow(platform, below);
  return row;
}
