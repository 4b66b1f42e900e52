import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { onTask } from './act-on-task.ts';
import { type undoAct as endpoint, type TaskRow, taskErrors } from './contract.ts';
import { endGroup } from './end-group.ts';
import { changeTask } from './move-task.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { requireOnTask, requireSight } from './require-on-task.ts';
import { ACT_RULES } from './rules/acts.ts';
import { undoableAct } from './rules/undo.ts';
import { entryOfVersion } from './store/journal-of-task.ts';
import { taskAtVersion } from './store/load-task.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Hoàn tác: whoever did the last act takes it back, within ten minutes and as long as nothing followed. The
 * task is again as it was before; both steps stay in its history.
 *
 * @throws Refusal NOTHING_TO_UNDO, NOT_FOUND, NOT_ALLOWED, CONFLICT
 */
export async function undoAct(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version }: Body,
  key: string | null,
): Promise<TaskRow> {
  return onTask(platform, actor, 'undo_act', { taskId, key }, async (scene) => {
    const { task, context, today } = scene;
    const { tx } = context;
    await requireSight(tx, actor, task, today);
    await refuseOutdated(scene, version);
    const last = await entryOfVersion(tx, task);
    const act = last && undoableAct(last, { by: context.author, now: context.now });
    const before = await taskAtVersion(tx, task.authority_id, task.id, version - 1);
    if (!last || !act || !before) throw new Refusal(taskErrors.NOTHING_TO_UNDO);
    // Whoever forwards a task no longer holds it: the right is that to the task as it was.
    await requireOnTask(tx, actor, ACT_RULES[act].right, before, today);
    const saved = await changeTask(
      scene,
      {
        ...{ unit_id: before.unit_id, officer_id: before.officer_id, state: before.state },
        ...{ due_on: before.due_on, finished_on: before.finished_on, percent: before.percent },
        ...{ reported_at: before.reported_at, succeeded_by: before.succeeded_by },
      },
      { undone: { act: last.act, version } },
    );
    await endGroup(scene, saved);
    return saved;
  });
}
