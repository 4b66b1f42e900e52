import type { Platform } from '../platform/act.ts';
import { moveTask, type Scene } from './move-task.ts';
import { MOVES } from './rules/transitions.ts';
import { lockBelow, suspensionOf } from './store/tasks-below.ts';

/** What moved below a task. */
export interface MovedBelow {
  readonly count: number;
  /** The other authorities whose tasks moved. */
  readonly authorities: readonly string[];
}

export const NONE_BELOW: MovedBelow = { count: 0, authorities: [] };

/**
 * What is decided above holds below: the parts of a task that is withdrawn are withdrawn, those of one that
 * is suspended rest with it, through any depth and through authorities, each with an entry in the journal
 * of its own authority.
 */
export async function moveBelow(
  scene: Scene,
  move: 'withdraw_below' | 'suspend',
): Promise<MovedBelow> {
  const parts = await lockBelow(scene.context.tx, scene.task, MOVES[move].from);
  for (const task of parts) {
    const at = new Date(Math.max(scene.at.getTime(), task.since.getTime()));
    await moveTask({ ...scene, task, at }, { move, said: because(scene) });
  }
  return movedOf(scene, parts);
}

/**
 * The parts that were suspended with a task go on with it, each from where it stood; one that had been
 * suspended by itself before stays so.
 *
 * @param since when the task was suspended
 */
export async function resumeBelow(scene: Scene, since: Date): Promise<MovedBelow> {
  const { context } = scene;
  const suspended = await lockBelow(context.tx, scene.task, ['suspended']);
  const parts = [];
  for (const task of suspended) {
    const own = await suspensionOf(context.tx, task);
    if (own.since < since) continue;
    const at = new Date(Math.max(scene.at.getTime(), task.since.getTime()));
    await moveTask(
      { ...scene, task, at },
      { move: 'resume', stateBefore: own.stateBefore, said: because(scene) },
    );
    parts.push(task);
  }
  return movedOf(scene, parts);
}

/** Says to the authorities below that their ledgers have something to fold. */
export function wakeBelow(platform: Platform, { authorities }: MovedBelow): void {
  for (const authorityId of authorities) platform.afterAct(authorityId, []);
}

function because({ task }: Scene): { because: { authorityId: string; taskId: string } } {
  return { because: { authorityId: task.authority_id, taskId: task.id } };
}

function movedOf(scene: Scene, parts: readonly { readonly authority_id: string }[]): MovedBelow {
  const owners = new Set(parts.map(({ authority_id }) => authority_id));
  owners.delete(scene.context.authorityId);
  return { count: parts.length, authorities: [...owners] };
}
