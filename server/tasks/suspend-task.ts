import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { suspendTask as endpoint, TaskRow } from './contract.ts';
import { moveBelow, NONE_BELOW, wakeBelow } from './move-below.ts';
import { notify, officerOf } from './notify.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Tạm dừng: the assigner lets a task rest. It is neither open nor overdue meanwhile, and what it was broken
 * down into rests with it, whichever authority's that is.
 */
export async function suspendTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason }: Body,
  key: string | null,
): Promise<TaskRow> {
  let below = NONE_BELOW;
  const row = await actOnTask(
    platform,
    actor,
    'suspend',
    { taskId, version, key },
    async (scene) => {
      below = await moveBelow(scene, 'suspend');
      await notify(scene, officerOf(scene), 'suspended', reason);
      return { move: 'suspend', said: { reason, below: below.count } };
    },
  );
  wakeBelow(platform, below);
  return row;
}
