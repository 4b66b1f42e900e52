import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { rows } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskTies } from './contract.ts';
import { mayOnTask } from './rules/visibility.ts';
import { shapeRows } from './shape-rows.ts';
import { arrangementsOf } from './store/arrangements.ts';
import { aboveAndParts, relativesInSight, tasksById } from './store/tasks-by-id.ts';
import { alignmentsOf, type TaskKey, waitsAround } from './store/ties.ts';
import { openSight, type TaskSight } from './task-sight.ts';

/**
 * How a task hangs together with others on a day: the mode and weights of its roll-up, what it waits for
 * and what waits for it, what it serves and what serves it. The other ends are shown where they are in
 * sight of the post.
 *
 * @throws Refusal NOT_FOUND
 */
export async function tiesView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf?: string,
): Promise<z.input<typeof TaskTies>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const { authorities } = sight;
  const wanted = authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, wanted);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);

  const [waits, { serves, servedBy }, near] = await Promise.all([
    waitsAround(sight, task),
    alignmentsOf(sight, task),
    rows(sight.db, relativesInSight(sight, task).statement),
  ]);
  const { parts } = aboveAndParts(task, near);
  const here = (id: string): TaskKey => ({ authority_id: task.authority_id, id });
  const waitsFor = waits.filter((wait) => wait.taskId === taskId).map((w) => here(w.onTaskId));
  const heldUp = waits.filter((wait) => wait.onTaskId === taskId).map((w) => here(w.taskId));
  const named = await mentions(sight, [...waitsFor, ...heldUp, ...serves, ...servedBy]);
  const rowsOf = (keys: readonly TaskKey[]) => keys.flatMap(({ id }) => named.get(id) ?? []);

  const [own] = [...(await arrangementsOf(sight, task.authority_id, [taskId])).values()];
  const partWeights = await weightsOf(sight, parts);
  const thing = {
    ...{ authorityId: task.authority_id, unitId: task.unit_id, unitPath: [] },
    ...{ assignerUnitId: task.assigner_unit_id, partyPaths: [] },
  };
  return {
    rollUp: own?.roll_up ?? null,
    weight: own?.weight ?? null,
    isFocus: own?.is_focus ?? false,
    partWeights,
    waitsFor: rowsOf(waitsFor),
    heldUp: rowsOf(heldUp),
    serves: rowsOf(serves),
    servedBy: rowsOf(servedBy),
    mayArrange: !sight.isPast && mayOnTask(actor, 'task.arrange', thing).allowed,
  };
}

/** Tasks in sight of the post by id, shaped as rows of a list. */
async function mentions(sight: TaskSight, keys: readonly TaskKey[]) {
  if (keys.length === 0) return new Map<string, never>();
  const found = await tasksById(sight, keys);
  const shaped = await shapeRows(sight.db, sight.authorities, found, sight.day, sight.actor.limits);
  return new Map(shaped.map((row) => [row.id, row]));
}

async function weightsOf(sight: TaskSight, parts: readonly TaskKey[]) {
  const owners = [...new Set(parts.map(({ authority_id }) => authority_id))];
  const found = await Promise.all(
    owners.map((authorityId) => {
      const ids = parts.filter((part) => part.authority_id === authorityId).map(({ id }) => id);
      return arrangementsOf(sight, authorityId, ids);
    }),
  );
  return found
    .flatMap((each) => [...each.values()])
    .flatMap(({ task_id, weight }) => (weight === null ? [] : [{ id: task_id, weight }]));
}
