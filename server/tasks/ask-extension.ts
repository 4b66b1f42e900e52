import type { z } from 'zod';
import { type Day, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import type { DeadlineShape } from '../plans/contract.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import {
  type askExtension as endpoint,
  overdueErrors,
  type TaskRow,
  taskErrors,
} from './contract.ts';
import type { Scene } from './move-task.ts';
import { deadlineProblem, type NewDeadline, readNewDeadline } from './rules/new-deadline.ts';
import { type ExtensionRecord, extensionSql } from './store/extension-store.ts';
import { dueOfWhole } from './store/moved-parts.ts';

/**
 * Xin gia hạn: the unit asks for a later deadline while the task is open. It waits for whoever gave the task;
 * until then the deadline stays what it is.
 *
 * @throws Refusal DEADLINE_UNREAD, DEADLINE_NOT_LATER, DEADLINE_AFTER_WHOLE, and those of {@link actBesideTask}
 */
export async function askExtension(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { deadline, reason }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'ask_extension', { taskId, key }, async (scene) => {
    const { context, task, at } = scene;
    const asked = await newDeadline(scene, deadline);
    const extension: ExtensionRecord = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
      ...{ unit_id: task.unit_id, from_due_on: dueOf(scene), to_due_on: asked.dueOn },
      ...{ to_deadline: asked.deadline, reason, at },
      ...{ person_id: context.author.personId, post_id: context.author.postId },
    };
    await run(context.tx, extensionSql(extension));
    return { after: { extension, reason } };
  });
}

/**
 * Reads and judges a new deadline for the task at hand.
 *
 * @param asked the day that the unit asked for, where an earlier one is granted
 * @throws Refusal DEADLINE_UNREAD, DEADLINE_NOT_LATER, DEADLINE_PASSED, DEADLINE_AFTER_WHOLE, DEADLINE_ABOVE_ASKED
 */
export async function newDeadline(
  scene: Scene,
  typed: DeadlineShape,
  asked?: Day,
): Promise<NewDeadline> {
  const { context, task, today } = scene;
  const rules = await timeRulesOn(context.tx, task.authority_id, today);
  const read = readNewDeadline(typed, rules);
  if (read === null) throw new Refusal(overdueErrors.DEADLINE_UNREAD);
  const now = dueOf(scene);
  const whole = await dueOfWhole(context.tx, task);
  const day = formatDay(read.dueOn);
  const problem = deadlineProblem(read.dueOn, { now, today, whole, ...(asked ? { asked } : {}) });
  switch (problem) {
    case 'not_later':
      throw new Refusal(overdueErrors.DEADLINE_NOT_LATER, { day, due: formatDay(now) });
    case 'passed':
      throw new Refusal(taskErrors.DEADLINE_PASSED, { day, today: formatDay(today) });
    case 'after_whole':
      throw new Refusal(overdueErrors.DEADLINE_AFTER_WHOLE, { day, due: formatDay(whole ?? now) });
    case 'later_than_asked':
      throw new Refusal(overdueErrors.DEADLINE_ABOVE_ASKED, { day, due: formatDay(asked ?? now) });
    case null:
      return read;
  }
}

/** The deadline in force: only a task that has one comes as far as this. */
function dueOf({ task }: Scene): Day {
  if (task.due_on === null) throw new Error(`Task ${task.id} has no deadline to extend`);
  return task.due_on;
}
