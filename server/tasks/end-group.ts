import { TASK_STATES } from './contract.ts';
import { moveTask, type Scene } from './move-task.ts';
import { endOfGroup, hasEnded } from './rules/transitions.ts';
import { hasPartLeft, lockTask, partsOf } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';
import { hasTurnsToCome } from './store/turn-store.ts';

const ENDED = TASK_STATES.filter(hasEnded);

/**
 * Ends the group of assignments above a task when the task was its last open part, and opens it again when
 * the task is open again. The group's row is held first: two last parts that end at the same moment take
 * turns here, and the second sees the first.
 */
export async function endGroup(scene: Scene, part: TaskRecord): Promise<void> {
  const wasEnded = hasEnded(scene.task.state);
  const isEnded = hasEnded(part.state);
  if ((!isEnded && !wasEnded) || part.parent_id === null) return;
  const { context } = scene;
  const group = await lockTask(context.tx, part.authority_id, part.parent_id);
  if (!group?.is_group) return;
  const at = new Date(Math.max(scene.at.getTime(), group.since.getTime()));
  const above: Scene = { ...scene, task: group, at };
  if (!isEnded) {
    // A duty of which the unit was relieved does not run again because one of its turns is open again.
    if (part.occurrence !== null && group.state === 'withdrawn') return;
    if (hasEnded(group.state))
      await endGroup(above, await moveTask(above, { move: 'reopen_group' }));
    return;
  }
  // A class has ten thousand parts, and nearly always another is left: only the last one looks at all.
  if (await hasPartLeft(context.tx, part, ENDED)) return;
  const parts = await partsOf(context.tx, part.authority_id, group.id);
  // The part's own row is written at the end of the act: here it stands as the act left it.
  const standing = parts.map((each) => (each.id === part.id ? part : each));
  const end = endOfGroup(
    standing.map(({ state, finished_on }) => ({ state, finishedOn: finished_on })),
  );
  if (end === null || hasEnded(group.state)) return;
  // A recurring duty ends with its last turn, not whenever none happens to be open.
  if (part.occurrence !== null && (await hasTurnsToCome(context.tx, group))) return;
  const ended = await moveTask(
    above,
    end.on === null ? { move: end.move } : { move: end.move, submittedOn: end.on },
  );
  await endGroup(above, ended);
}
