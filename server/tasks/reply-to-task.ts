import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actBesideTask } from './act-on-task.ts';
import { attachEvidence } from './attach-evidence.ts';
import type { replyToTask as endpoint, TaskRow } from './contract.ts';
import { notify, officerOf } from './notify.ts';
import { currentParty } from './store/party-store.ts';
import { replySql } from './store/reply-store.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Trả lời phối hợp: what a coordinating unit contributes, with its files. A later answer stands beside the
 * earlier one; whether it was in time is judged by the first.
 *
 * @throws Refusal FILE_MISSING, and those of {@link actBesideTask}
 */
export async function replyToTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { body, fileIds }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'reply', { taskId, key }, async (scene) => {
    const { context, task, at } = scene;
    const unitId = actor.jurisdictionUnitId;
    const reply = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
      ...{ unit_id: unitId, at, person_id: actor.personId, post_id: actor.postId, body },
    };
    await context.defer(replySql(reply), 1);
    const files = await attachEvidence(scene, reply.id, fileIds, 'reply');
    const asked = await currentParty(context.tx, task, 'coordinate', unitId);
    const waiting = asked && !asked.removed ? [asked.changed_by] : [];
    await notify(scene, [...waiting, ...officerOf(scene)], 'replied', body);
    return { after: { reply: { id: reply.id, unitId, body }, files } };
  });
}
