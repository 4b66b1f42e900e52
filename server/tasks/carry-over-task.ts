import type { z } from 'zod';
import { formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { post } from '../plans/ledger.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type carryOverTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify, officerOf } from './notify.ts';
import { partDeadline } from './rules/part-deadline.ts';
import { copyParties } from './store/party-store.ts';
import { isPlanOf } from './store/plan-names.ts';
import { insertTasks } from './store/save-task.ts';
import { BLANK, movementsOf, type TaskRecord } from './store/task-record.ts';
import { insertWords, loadWords, type WordsRecord } from './store/words-store.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Chuyển kỳ sau: what was not done goes on in another plan of the same assigner, as a task of its own on the
 * same ordering words, with the deadline that the assigner decides. The old one keeps its deadline and stays
 * on its plan's books as carried over (nợ đọng); the two name each other.
 *
 * @throws Refusal CARRY_TARGET, DEADLINE_PASSED, and those of {@link actOnTask}
 */
export async function carryOverTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  const { version, toPlanId, reason } = body;
  return actOnTask(platform, actor, 'carry_over', { taskId, version, key }, async (scene) => {
    const { context, task, at } = scene;
    const isThere = await isPlanOf(context.tx, task.authority_id, toPlanId);
    if (!isThere || toPlanId === task.plan_id) throw new Refusal(taskErrors.CARRY_TARGET);
    const { words, next } = await successorOf(scene, body);
    await insertWords(context.tx, [words]);
    await insertTasks(context.tx, [next]);
    await copyParties(context, task, next.id, at);
    await post({ ...context, authorityId: task.authority_id, now: at }, movementsOf(null, next));
    await notify(scene, officerOf(scene), 'carried_over', reason);
    return {
      move: 'carry_over',
      change: { succeeded_by: next.id },
      said: { reason, toPlanId, parts: [next], words: [words] },
    };
  });
}

async function successorOf(
  { context, actor, task, at, today }: Scene,
  { toPlanId, deadline: typed }: Body,
): Promise<{ words: WordsRecord; next: TaskRecord }> {
  const before = await loadWords(context.tx, task.authority_id, task.words_id);
  const { deadline, dueOn, refusal } = partDeadline(
    typed,
    { deadline: before.deadline, dueOn: null },
    { today, hasReason: false },
  );
  if (refusal) {
    const facts = { day: formatDay(refusal.part), today: formatDay(today) };
    throw new Refusal(taskErrors.DEADLINE_PASSED, facts);
  }
  // Without a new one the deadline stays what it was: carrying over excuses nobody.
  const due = typed === null ? task.due_on : dueOn;
  const words = {
    ...before,
    ...{ id: context.ids.next(), plan_id: toPlanId, field_id: null, deadline },
  };
  const next: TaskRecord = {
    ...task,
    ...BLANK,
    ...{ id: context.ids.next(), plan_id: toPlanId, words_id: words.id, field_id: null },
    ...{ parent_id: null, superior_authority_id: null, superior_id: null },
    ...{ is_group: false, state: 'assigned', due_on: due, first_due_on: due },
    ...{ percent: task.percent, version: 1, since: at, changed_by: actor.personId },
  };
  return { words, next };
}
