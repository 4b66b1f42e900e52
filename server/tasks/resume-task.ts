import type { z } from 'zod';
import { formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type resumeTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import { NONE_BELOW, resumeBelow, wakeBelow } from './move-below.ts';
import { notify, officerOf } from './notify.ts';
import { suspensionOf } from './store/tasks-below.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Cho tiếp tục: a suspended task goes on from the state in which it was, and so do the parts that were
 * suspended with it. The assigner may give a new deadline for the time that was lost; the first one is kept.
 *
 * @throws Refusal DEADLINE_PASSED, and those of {@link actOnTask}
 */
export async function resumeTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, reason, dueOn }: Body,
  key: string | null,
): Promise<TaskRow> {
  let below = NONE_BELOW;
  const row = await actOnTask(
    platform,
    actor,
    'resume',
    { taskId, version, key },
    async (scene) => {
      const { task, context, today } = scene;
      const day = dueOn === null ? null : parseDay(dueOn);
      if (dueOn !== null && day === null) {
        throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'body.dueOn' }] });
      }
      if (day !== null && day < today) {
        const facts = { day: formatDay(day), today: formatDay(today) };
        throw new Refusal(taskErrors.DEADLINE_PASSED, facts);
      }
      const { stateBefore, since } = await suspensionOf(context.tx, task);
      below = await resumeBelow(scene, since);
      await notify(scene, officerOf(scene), 'resumed', reason);
      return {
        move: 'resume',
        stateBefore,
        change: day === null ? {} : { due_on: day },
        said: { reason, dueOn: day, below: below.count },
      };
    },
  );
  wakeBelow(platform, below);
  return row;
}
