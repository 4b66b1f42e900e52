import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type ArrangeScene, arrangeTask } from './arrange-task.ts';
import { type setAlignment, type setWait, taskErrors } from './contract.ts';
import { circleOf } from './rules/network.ts';
import { mayOnTask } from './rules/visibility.ts';
import { findTask } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';
import { taskTitles } from './store/task-titles.ts';
import {
  beginAlignmentSql,
  beginWaitSql,
  endAlignmentSql,
  endWaitSql,
  holdWaits,
  isAligned,
} from './store/ties.ts';
import { thingOf } from './store/visibility-sql.ts';

/**
 * Phụ thuộc: this task can end only after another of the same authority has, or no longer waits for it.
 *
 * @throws Refusal WAITS_IN_CIRCLE with the way round, WAITS_ELSEWHERE, and those of {@link arrangeTask}
 */
export function setTaskWait(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { onTaskId, waits }: z.output<(typeof setWait)['body']>,
  key: string | null,
): Promise<{ taskId: string }> {
  return arrangeTask(platform, actor, 'set_wait', taskId, key, async (scene) => {
    const { context, task } = scene;
    const on = await readable(scene, onTaskId);
    if (on.authority_id !== task.authority_id) throw new Refusal(taskErrors.WAITS_ELSEWHERE);
    const all = await holdWaits(context.tx, task.authority_id);
    const wait = { taskId, onTaskId };
    const is = all.some((each) => each.taskId === taskId && each.onTaskId === onTaskId);
    if (is === waits) return null;
    if (waits) await refuseCircle(scene, circleOf(all, wait));
    const write = waits ? beginWaitSql : endWaitSql;
    await context.defer(write(task.authority_id, wait, context.now), 1);
    return { before: { wait: is ? wait : null }, after: { wait: waits ? wait : null } };
  });
}

/**
 * Góp vào: this task also serves another, of whichever authority; shown at both ends, counted at neither.
 * A task has one whole, which is no alignment.
 *
 * @throws Refusal ALIGNED_TO_WHOLE, and those of {@link arrangeTask}
 */
export function setTaskAlignment(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { toTaskId, aligned }: z.output<(typeof setAlignment)['body']>,
  key: string | null,
): Promise<{ taskId: string }> {
  return arrangeTask(platform, actor, 'set_alignment', taskId, key, async (scene) => {
    const { context, task } = scene;
    const to = await readable(scene, toTaskId);
    const whole = task.parent_id ?? task.superior_id;
    if (aligned && (to.id === whole || to.id === taskId)) {
      throw new Refusal(taskErrors.ALIGNED_TO_WHOLE);
    }
    const is = await isAligned(context.tx, task, to);
    if (is === aligned) return null;
    const write = aligned ? beginAlignmentSql : endAlignmentSql;
    await context.defer(write(task, to, context.now), 1);
    const tie = { toAuthorityId: to.authority_id, toTaskId };
    return { before: { alignment: is ? tie : null }, after: { alignment: aligned ? tie : null } };
  });
}

/** The other end of a tie: a task that this post may read, or none. */
async function readable(scene: ArrangeScene, id: string): Promise<TaskRecord> {
  const { context, authorities, actor, today } = scene;
  const found = await findTask(context.tx, authorities, id);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const thing = await thingOf(context.tx, found, today);
  if (!mayOnTask(actor, 'task.read', thing).allowed) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

async function refuseCircle(
  { context, task }: ArrangeScene,
  circle: readonly string[] | null,
): Promise<void> {
  if (circle === null) return;
  const titles = await taskTitles(context.tx, task.authority_id, circle);
  const way = [...circle, circle[0] ?? ''].map((id) => titles.get(id) ?? id).join(' → ');
  throw new Refusal(taskErrors.WAITS_IN_CIRCLE, { way });
}
