import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Arranged, type ArrangeScene, arrangeTask } from './arrange-task.ts';
import { type setFocus, type setRollUp, type setWeights, taskErrors } from './contract.ts';
import { type Arrangement, lockArrangement, saveArrangement } from './store/arrangements.ts';
import { indicatorFigures } from './store/indicator-figures.ts';
import { findTask } from './store/load-task.ts';

type Body<E extends { body: z.ZodType }> = z.output<E['body']>;

/**
 * How the derived figure of a task is made: of its parts, or of the indicators that it moves. Switching it
 * and back loses nothing.
 *
 * @throws Refusal MOVES_NO_INDICATOR, and those of {@link arrangeTask}
 */
export function setRollUpMode(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { mode }: Body<typeof setRollUp>,
  key: string | null,
): Promise<{ taskId: string }> {
  return arrangeTask(platform, actor, 'set_roll_up', taskId, key, async (scene) => {
    if (mode === 'indicator') await refuseWithoutIndicator(scene);
    return change(scene, { roll_up: mode });
  });
}

/** Trọng tâm: marks one of the few tasks to watch, or takes the mark off. */
export function setTaskFocus(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { focus }: Body<typeof setFocus>,
  key: string | null,
): Promise<{ taskId: string }> {
  return arrangeTask(platform, actor, 'set_focus', taskId, key, (scene) =>
    change(scene, { is_focus: focus }),
  );
}

/**
 * Trọng số: what each part weighs in a task, all at once. The parts lie with the task, or with the
 * holder's authority, which then keeps their weights.
 *
 * @throws Refusal NOT_A_PART, and those of {@link arrangeTask}
 */
export async function setPartWeights(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { weights }: Body<typeof setWeights>,
  key: string | null,
): Promise<{ taskId: string }> {
  const partOf = async (db: Db | Tx, authorities: readonly string[], id: string) => {
    const part = await findTask(db, authorities, id);
    const wholeId = part?.parent_id ?? part?.superior_id;
    if (!part || wholeId !== taskId) throw new Refusal(taskErrors.NOT_A_PART);
    return part;
  };
  const setThem = async (scene: ArrangeScene): Promise<Arranged> => {
    const { context, authorities } = scene;
    const before: unknown[] = [];
    const after: unknown[] = [];
    for (const { id, weight } of weights) {
      const part = await partOf(context.tx, authorities, id);
      if (part.authority_id !== context.authorityId) throw new Refusal(taskErrors.NOT_A_PART);
      const changed = await change({ ...scene, task: part }, { weight });
      if (changed === null) continue;
      before.push(changed.before);
      after.push(changed.after);
    }
    return after.length === 0 ? null : { before: { parts: before }, after: { parts: after } };
  };
  return arrangeTask(
    platform,
    actor,
    'set_weights',
    taskId,
    key,
    setThem,
    async (_, authorities) => {
      const [first] = weights;
      return (await partOf(platform.db, authorities, first?.id ?? '')).authority_id;
    },
  );
}

async function refuseWithoutIndicator({ context, task, today }: ArrangeScene): Promise<void> {
  const looking = { db: context.tx, day: today, isPast: false };
  const figures = await indicatorFigures(looking, task.authority_id, [task.id]);
  if (!figures.has(task.id)) throw new Refusal(taskErrors.MOVES_NO_INDICATOR);
}

async function change(
  { context, task, actor }: ArrangeScene,
  wanted: Partial<Pick<Arrangement, 'weight' | 'roll_up' | 'is_focus'>>,
): Promise<Arranged> {
  const key = { authority_id: task.authority_id, task_id: task.id, plan_id: task.plan_id };
  const usual = { ...key, weight: null, roll_up: null, is_focus: false };
  const before = await lockArrangement(context.tx, task.authority_id, task.id);
  const after = { ...(before ?? usual), ...wanted };
  if (JSON.stringify(after) === JSON.stringify(before ?? usual)) return null;
  await saveArrangement(context.tx, after, context.now, actor.personId);
  return { before: { arrangement: before }, after: { arrangement: after } };
}
