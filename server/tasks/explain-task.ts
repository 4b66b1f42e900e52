import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import {
  type ExplanationDraft,
  type explainTask as endpoint,
  overdueErrors,
  type TaskRow,
} from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify } from './notify.ts';
import { daysLate } from './rules/status.ts';
import {
  answerDemandSql,
  type ExplanationRecord,
  explanationSql,
  supersedeSql,
} from './store/explanation-store.ts';
import { whoDemanded } from './store/overdue-people.ts';
import { causesOf } from './store/overdue-policy-store.ts';

/**
 * Giải trình: the unit says why the task is late and by when it will be done. It waits for the decision of
 * whoever gave the task, and answers what was demanded.
 *
 * @throws Refusal CAUSE_UNKNOWN, NEW_DAY_PASSED, and those of {@link actBesideTask}
 */
export async function explainTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'explain', { taskId, key }, async (scene) => {
    const { explanation, words } = await writeExplanation(scene, body);
    return { after: { explanation, reason: words } };
  });
}

/**
 * Writes an explanation in the act at hand, in place of one that still waits.
 *
 * @returns the record, and cause and words in one sentence for the journal
 */
export async function writeExplanation(
  scene: Scene,
  { cause: key, words, newDueOn }: ExplanationDraft,
): Promise<{ readonly explanation: ExplanationRecord; readonly words: string }> {
  const { context, task, at, today } = scene;
  const { tx, author } = context;
  const causes = await causesOf(tx, task.authority_id);
  const cause = causes.find((each) => each.key === key && !each.retired);
  if (!cause) throw new Refusal(overdueErrors.CAUSE_UNKNOWN);
  if (newDueOn !== null && newDueOn < today) {
    const facts = { day: formatDay(asDay(newDueOn)), today: formatDay(today) };
    throw new Refusal(overdueErrors.NEW_DAY_PASSED, facts);
  }
  const standing = { state: task.state, dueOn: task.due_on, finishedOn: task.finished_on };
  const explanation: ExplanationRecord = {
    ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
    ...{ unit_id: task.unit_id, cause: key, words, for_due_on: task.due_on },
    late_days: daysLate(standing, today),
    new_due_on: newDueOn === null ? null : asDay(newDueOn),
    ...{ person_id: author.personId, post_id: author.postId, at },
  };
  const asker = await whoDemanded(tx, task);
  await run(tx, supersedeSql(task, at));
  await run(tx, explanationSql(explanation));
  await run(tx, answerDemandSql(explanation));
  if (asker !== null) await notify(scene, [asker], 'explained', words);
  return { explanation, words: `${cause.vi}: ${words}` };
}
