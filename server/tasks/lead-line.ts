import { noteReach } from '../organisation/units.ts';
import { post } from '../plans/ledger.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { endGroup } from './end-group.ts';
import { type MovedBelow, moveBelow, NONE_BELOW } from './move-below.ts';
import { moveTask, type Scene } from './move-task.ts';
import { hasEnded } from './rules/transitions.ts';
import { partsOf } from './store/load-task.ts';
import { insertTasks } from './store/save-task.ts';
import { BLANK, movementsOf, type TaskRecord } from './store/task-record.ts';

type SaidOfIt = Readonly<Record<string, unknown>>;

/**
 * Another unit leads a task from now on, and accepts it anew: what was done stays with the task, and so do its
 * parts.
 *
 * @throws Refusal NOT_ALLOWED while a result waits to be accepted
 */
export async function leadAnew(scene: Scene, unitId: string, said: SaidOfIt): Promise<void> {
  const { task, context } = scene;
  await noteReach(context.tx, task.authority_id, [unitId]);
  if (task.state === 'reported') throw new Refusal(platformErrors.NOT_ALLOWED);
  const move = task.state === 'handed_back' ? 'give_again' : 'forward';
  await moveTask(scene, {
    move,
    change: { unit_id: unitId, officer_id: null, reported_at: null },
    said: { ...said, fromUnitId: task.unit_id, toUnitId: unitId },
  });
}

/**
 * The units that lead a line of several: a unit that comes is given its part as in an issue; the part of one
 * that leaves is withdrawn with everything below it. What is done stays done.
 *
 * @returns the other authorities in which something moved
 */
export async function leadLine(
  scene: Scene,
  unitIds: readonly string[],
  said: SaidOfIt,
): Promise<MovedBelow> {
  const { context, task: line, at } = scene;
  const parts = await partsOf(context.tx, line.authority_id, line.id);
  const live = parts.filter(({ state }) => state !== 'withdrawn' && state !== 'merged');
  const coming = unitIds.filter((id) => !live.some(({ unit_id }) => unit_id === id));
  const added = coming.map(
    (unitId): TaskRecord => ({
      ...{ ...line, ...BLANK, id: context.ids.next(), parent_id: line.id, is_group: false },
      ...{ unit_id: unitId, state: 'assigned', version: 1, since: at },
      changed_by: context.author.personId,
    }),
  );
  await giveTasks(scene, added, said);
  let moved = NONE_BELOW;
  for (const part of live) {
    if (unitIds.includes(part.unit_id) || hasEnded(part.state)) continue;
    const partScene = later(scene, part);
    const below = await moveBelow(partScene, 'withdraw_below');
    const saved = await moveTask(partScene, { move: 'withdraw_below', said });
    await endGroup(partScene, saved);
    moved = together(moved, below);
  }
  return moved;
}

/** Writes tasks that are new, with their postings and their journal entry on the task of the scene. */
export async function giveTasks(
  { context, at, task }: Scene,
  added: readonly TaskRecord[],
  said: SaidOfIt,
): Promise<void> {
  if (added.length === 0) return;
  await insertTasks(context.tx, added);
  const units = added.map(({ unit_id }) => unit_id);
  await noteReach(context.tx, task.authority_id, units);
  await post(
    { ...context, now: at },
    added.flatMap((row) => movementsOf(null, row)),
  );
  await context.journal({
    ...{ subjectKind: 'task', subjectId: task.id, before: null },
    after: { tasks: added, ...said },
  });
}

/** The scene on another task: never before that one's present version began. */
export function later(scene: Scene, task: TaskRecord): Scene {
  return { ...scene, task, at: new Date(Math.max(scene.at.getTime(), task.since.getTime())) };
}

export function together(one: MovedBelow, other: MovedBelow): MovedBelow {
  return {
    count: one.count + other.count,
    authorities: [...new Set([...one.authorities, ...other.authorities])],
  };
}
