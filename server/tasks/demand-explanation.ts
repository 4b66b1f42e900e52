import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import { type demandExplanation as endpoint, overdueErrors, type TaskRow } from './contract.ts';
import { notify } from './notify.ts';
import { demandSql } from './store/explanation-store.ts';
import { whoAnswersFor } from './store/overdue-people.ts';

/**
 * Yêu cầu giải trình: whoever gave the task asks the unit to explain it by a day. It waits at the unit until it
 * explains.
 *
 * @throws Refusal DEMAND_DAY_PASSED, and those of {@link actBesideTask}
 */
export async function demandExplanation(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { words, dueOn }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'demand_explanation', { taskId, key }, async (scene) => {
    const { context, task, at, today } = scene;
    const day = asDay(dueOn);
    if (day < today) {
      const facts = { day: formatDay(day), today: formatDay(today) };
      throw new Refusal(overdueErrors.DEMAND_DAY_PASSED, facts);
    }
    const demand = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
      ...{ unit_id: task.unit_id, words, due_on: day, at },
      ...{ person_id: context.author.personId, post_id: context.author.postId },
    };
    await run(context.tx, demandSql(demand));
    const people = await whoAnswersFor(context.tx, task);
    await notify(scene, people, 'explanation_demanded', words);
    return { after: { demand, reason: words, dueOn: day } };
  });
}
