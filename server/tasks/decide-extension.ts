import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { onTask } from './act-on-task.ts';
import { newDeadline } from './ask-extension.ts';
import { type decideExtension as endpoint, overdueErrors, type TaskRow } from './contract.ts';
import { changeTask, type Scene } from './move-task.ts';
import { notify } from './notify.ts';
import { refuseUnlessNow } from './refuse-unless-now.ts';
import type { NewDeadline } from './rules/new-deadline.ts';
import {
  decideExtensionSql,
  type ExtensionRecord,
  waitingExtension,
} from './store/extension-store.ts';
import { classLineBefore, partsOnDeadline } from './store/moved-parts.ts';
import { policyOfAuthority } from './store/overdue-policy-store.ts';
import type { TaskRecord } from './store/task-record.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Quyết định gia hạn: whoever gave the task grants what was asked, grants an earlier day, or refuses with words.
 * A granted deadline is in force at once, in the ledger too; the first deadline and every one before stay.
 *
 * Rule for parts: open parts that stood on the deadline move with it (where the policy says so), others keep
 * theirs; the line of a class shows the latest deadline of its parts.
 *
 * @throws Refusal WORDS_NEEDED, SHORTER_NOT_ALLOWED, those of {@link newDeadline} and of the acts on a task
 */
export async function decideExtension(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  return onTask(platform, actor, 'decide_extension', { taskId, key }, async (scene) => {
    await refuseUnlessNow('decide_extension', scene, body.version);
    const { context, task, at } = scene;
    const request = await waitingExtension(context.tx, task);
    if (!request) throw new Error(`Task ${task.id} has no request to extend`);
    const granted = await grantedOf(scene, request, body);
    await run(
      context.tx,
      decideExtensionSql(request, {
        ...{ decision: body.decision, words: body.words, at },
        ...{ dueOn: granted?.dueOn ?? null, deadline: granted?.deadline ?? null },
        ...{ by: context.author.personId, postId: context.author.postId },
      }),
    );
    await notify(scene, [request.person_id], `extension_${body.decision}`, body.words);
    const decided = { extensionId: request.id, decision: body.decision, reason: body.words };
    if (granted === null) return keep(scene, decided);
    return moveDeadline(scene, granted, decided);
  });
}

/** What is granted; null where nothing is. */
async function grantedOf(
  scene: Scene,
  request: ExtensionRecord,
  { decision, deadline, words }: Body,
): Promise<NewDeadline | null> {
  const { context, task, today } = scene;
  if (decision !== 'granted' && words === null) throw new Refusal(overdueErrors.WORDS_NEEDED);
  if (decision === 'refused') return null;
  // What was asked is judged again: the whole may have moved, and the day may have passed.
  if (decision === 'granted') return newDeadline(scene, request.to_deadline);
  const policy = await policyOfAuthority(context.tx, task.authority_id, today);
  if (!policy.shorterAllowed) throw new Refusal(overdueErrors.SHORTER_NOT_ALLOWED);
  if (deadline === null) throw new Refusal(overdueErrors.DEADLINE_UNREAD);
  return newDeadline(scene, deadline, request.to_due_on);
}

/** A refusal leaves the row as it is. */
async function keep(scene: Scene, decided: Record<string, unknown>): Promise<TaskRecord> {
  const { task, context } = scene;
  const subject = { subjectKind: 'task', subjectId: task.id };
  await context.journal({ ...subject, before: null, after: decided });
  return task;
}

async function moveDeadline(
  scene: Scene,
  { dueOn }: NewDeadline,
  decided: Record<string, unknown>,
): Promise<TaskRecord> {
  const { context, task, today } = scene;
  const policy = await policyOfAuthority(context.tx, task.authority_id, today);
  const parts = policy.partsFollow ? await partsOnDeadline(context.tx, task) : [];
  const line = await classLineBefore(context.tx, task, dueOn);
  const change = { due_on: dueOn, first_due_on: task.first_due_on ?? task.due_on };
  const saved = await changeTask(scene, change, { ...decided, dueOn });
  for (const other of [...parts, ...(line ? [line] : [])]) {
    const at = new Date(Math.max(other.since.getTime(), scene.at.getTime()));
    const first = other.first_due_on ?? other.due_on;
    const said = { decision: decided.decision, reason: decided.reason, dueOn, withTaskId: task.id };
    await changeTask({ ...scene, task: other, at }, { due_on: dueOn, first_due_on: first }, said);
  }
  return saved;
}
