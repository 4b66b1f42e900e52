import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type acceptTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { notify } from './notify.ts';
import { servesInUnit } from './store/officers.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Tiếp nhận: the unit takes the task on, and may name the officer who does it.
 *
 * @throws Refusal OFFICER_ELSEWHERE, and those of {@link actOnTask}
 */
export async function acceptTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version: body.version, key };
  return actOnTask(platform, actor, 'accept', request, async (scene) => {
    if (body.officerId !== null) {
      await requireOfficer(scene, body.officerId);
      await notify(scene, [body.officerId], 'delegated');
    }
    return { move: 'accept', change: { officer_id: body.officerId } };
  });
}

/** @throws Refusal OFFICER_ELSEWHERE where the person holds no post in the unit of the task today */
export async function requireOfficer(
  { context, task, today }: Scene,
  personId: string,
): Promise<void> {
  if (await servesInUnit(context.tx, personId, task.unit_id, today)) return;
  throw new Refusal(taskErrors.OFFICER_ELSEWHERE);
}
