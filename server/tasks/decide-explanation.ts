import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import { type decideExplanation as endpoint, overdueErrors, type TaskRow } from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify } from './notify.ts';
import { decideExplanationSql, lastExplanation } from './store/explanation-store.ts';

const LEAST_WORDS = 5;

/**
 * Quyết định giải trình: accepted, excused (trễ khách quan) or not enough. Only this decision excuses, with its
 * reason; the task stays late in every count, and is shown apart as excused. What is not enough is to be
 * explained anew before the task can be reported done.
 *
 * @throws Refusal WORDS_NEEDED, and those of {@link actBesideTask}
 */
export async function decideExplanation(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { decision, words }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'decide_explanation', { taskId, key }, async (scene) => ({
    after: await settleExplanation(scene, { decision, words }),
  }));
}

/**
 * Decides on the explanation that waits, in the act at hand: also together with its result.
 *
 * @returns what the journal keeps of it
 * @throws Refusal WORDS_NEEDED
 */
export async function settleExplanation(
  scene: Scene,
  { decision, words }: z.output<(typeof endpoint)['body']>,
): Promise<Readonly<Record<string, unknown>>> {
  const { context, task, at } = scene;
  const said = words === '' ? null : words;
  if (decision !== 'accepted' && (said?.length ?? 0) < LEAST_WORDS) {
    throw new Refusal(overdueErrors.WORDS_NEEDED);
  }
  const explanation = await lastExplanation(context.tx, task);
  if (!explanation || explanation.decision !== null) {
    throw new Error(`Task ${task.id} has no explanation that waits`);
  }
  const { personId: by, postId } = context.author;
  await run(
    context.tx,
    decideExplanationSql(explanation, { decision, words: said, by, postId, at }),
  );
  await notify(scene, [explanation.person_id], `explanation_${decision}`, said);
  const { id: explanationId, for_due_on: forDueOn, late_days: lateDays } = explanation;
  return { explanationId, decision, reason: said, forDueOn, lateDays };
}
