import { asDay } from '../calendar/rules/day.ts';
import { Refusal } from '../platform/refusal.ts';
import { addLine } from '../tasks/add-line.ts';
import { endGroup } from '../tasks/end-group.ts';
import { later, leadAnew, leadLine } from '../tasks/lead-line.ts';
import { moveBelow } from '../tasks/move-below.ts';
import type { Scene } from '../tasks/move-task.ts';
import { moveTask } from '../tasks/move-task.ts';
import { notify, officerOf } from '../tasks/notify.ts';
import { moveDeadlineOfPart, type NewWording, rewordLine } from '../tasks/reword-line.ts';
import { isOpen } from '../tasks/rules/status.ts';
import { lockTask } from '../tasks/store/load-task.ts';
import { type Applying, misshapen } from './applying.ts';
import { amendmentErrors } from './errors-contract.ts';
import type { Thing } from './read-thing.ts';
import type { Change, Value } from './value-contract.ts';

type Around = Omit<Scene, 'task'>;

/** Bổ sung nhiệm vụ: given to its units as in an issue, resting on the words of the decision. */
export async function addTask(
  applying: Applying,
  scene: Around,
  change: Change,
  value: Extract<Value, { as: 'task' }>,
): Promise<void> {
  const { plan_id: planId, owner_unit_id: ownerUnitId } = applying.amendment;
  const words = applying.wordsOf(change);
  const { title, fieldId, leadIds, coordinatorIds, deadline, product } = value;
  const line = { title, fieldId, leadIds, coordinatorIds, deadline, product: product || null };
  await addLine(scene, { ...line, planId, ownerUnitId, words }, saidOf(applying, change));
}

/**
 * Changes, merges or withdraws a task of the plan, with its row held.
 *
 * Rules for what is below, those of the same acts done by hand: parts on the deadline move with it (gia hạn);
 * parts of what is withdrawn are withdrawn through any depth (thu hồi); under another lead, and under a task
 * that goes on in another, parts stay where they are (chuyển, nhập).
 */
export async function applyToTask(
  applying: Applying,
  around: Around,
  change: Change,
  value: Value | null,
  thing: Extract<Thing, { is: 'task' }>,
): Promise<void> {
  const { tx, authorityId } = around.context;
  const held = await lockTask(tx, authorityId, thing.task.id);
  if (!held) throw new Error(`Task ${thing.task.id} is gone`);
  const scene = later({ ...around, task: held }, held);
  const said = saidOf(applying, change);
  switch (change.kind) {
    case 'task_title':
      if (value?.as !== 'words') throw misshapen(change);
      return rewordLine(scene, reworded(applying, change, value.words), said);
    case 'task_product':
      if (value?.as !== 'words') throw misshapen(change);
      return rewordLine(scene, { words: { product: value.words || null } }, said);
    case 'task_coordinators':
      if (value?.as !== 'units') throw misshapen(change);
      return rewordLine(scene, { words: {}, coordinatorIds: value.unitIds }, said);
    case 'task_deadline': {
      if (value?.as !== 'deadline' || value.deadline.dueOn === null) throw misshapen(change);
      const dueOn = asDay(value.deadline.dueOn);
      if (thing.isPart) return moveDeadlineOfPart(scene, dueOn, said);
      return rewordLine(scene, { words: { deadline: value.deadline }, dueOn }, said);
    }
    case 'task_leads':
      if (value?.as !== 'units') throw misshapen(change);
      return changeLeads(applying, scene, value.unitIds, said);
    case 'merge_task':
      if (value?.as !== 'into') throw misshapen(change);
      return merge(scene, value.taskId, change.reason, said);
    case 'withdraw_task':
      return withdraw(applying, scene, change.reason, said);
    default:
      throw misshapen(change);
  }
}

/** Other words of a task stand in the decision: they order it from now on. */
function reworded(applying: Applying, change: Change, title: string): NewWording {
  return { words: { ...applying.wordsOf(change), title } };
}

async function changeLeads(
  applying: Applying,
  scene: Scene,
  unitIds: readonly string[],
  said: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (scene.task.is_group) {
    const { authorities } = await leadLine(scene, unitIds, said);
    return applying.noteMoved(authorities);
  }
  refuseReported(scene);
  const [unitId] = unitIds;
  if (unitId !== undefined) await leadAnew(scene, unitId, said);
}

async function merge(
  scene: Scene,
  intoId: string,
  reason: string,
  said: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { context, task } = scene;
  const into = await lockTask(context.tx, task.authority_id, intoId);
  const fits = into && into.plan_id === task.plan_id && !into.is_group && isOpen(into.state);
  if (!fits || into.id === task.id || into.parent_id === task.id) {
    throw new Refusal(amendmentErrors.MERGE_INTO);
  }
  await notify(scene, officerOf(scene), 'merged', reason);
  refuseReported(scene);
  const change = { succeeded_by: intoId };
  const saved = await moveTask(scene, { move: 'merge', change, said: { ...said, intoId } });
  await endGroup(scene, saved);
}

async function withdraw(
  applying: Applying,
  scene: Scene,
  reason: string,
  said: Readonly<Record<string, unknown>>,
): Promise<void> {
  refuseReported(scene);
  const below = await moveBelow(scene, 'withdraw_below');
  await notify(scene, officerOf(scene), 'withdrawn', reason);
  const saved = await moveTask(scene, { move: 'withdraw', said: { ...said, below: below.count } });
  await endGroup(scene, saved);
  applying.noteMoved(below.authorities);
}

/** Work of which the result is handed in is decided on first. @throws Refusal RESULT_WAITS */
function refuseReported({ task }: Scene): void {
  if (task.state === 'reported') throw new Refusal(amendmentErrors.RESULT_WAITS);
}

function saidOf({ amendment, decision }: Applying, { reason }: Change) {
  return { amendmentId: amendment.id, decision, reason };
}
