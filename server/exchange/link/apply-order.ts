import { asDay, type Day } from '../../calendar/rules/day.ts';
import { moveBelow, resumeBelow } from '../../tasks/move-below.ts';
import { changeTask, type Scene } from '../../tasks/move-task.ts';
import { partsOnDeadline } from '../../tasks/store/moved-parts.ts';
import type { TaskChange } from '../../tasks/store/save-task.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import { suspensionOf } from '../../tasks/store/tasks-below.ts';
import { type Acting, journalFor, sceneFor } from './acting.ts';
import { findOwnUnit } from './find-own-unit.ts';
import type { OrderRegister } from './message-contract.ts';
import { isOpenState, shownBy } from './rules/registers.ts';
import { noteDecisions } from './store/decided.ts';
import type { HandedPlan, HandedTask } from './store/handed-store.ts';
import type { Taken } from './take-sayings.ts';
import { wordsOfOrder } from './words-of-order.ts';

/** The act of a change that came without words: an amendment, a reorganisation above. */
const WITHOUT_WORDS = 'receive_order';

interface Arrived {
  /** With what the units here have done until now. */
  readonly handed: HandedTask;
  readonly order: OrderRegister;
  readonly task: TaskRecord;
  readonly plan: HandedPlan;
  readonly taken: readonly Taken[];
}

/**
 * Puts an order into force here: words, deadline, unit, what was decided, where the task stands; parts end, rest
 * and go on with their whole, and those on its deadline move with it. What the units did is left as it is.
 *
 * @returns what is remembered of the task from now on
 */
export async function applyOrder(
  acting: Acting,
  { handed, order, task, plan, taken }: Arrived,
): Promise<HandedTask> {
  const { context } = acting;
  const shown = shownBy(order, handed.holding);
  const moved = await unitMoved(acting, handed.order, order);
  const { wordsId } = await wordsOfOrder(context, plan, order.facts, task.words_id);
  await noteDecisions(context.tx, task, order.facts, context.now);
  const change: TaskChange = {
    ...{ state: shown.state, percent: shown.percent, words_id: wordsId },
    ...daysOf(order),
    ...(moved === null ? {} : { unit_id: moved.unitId, officer_id: null, reported_at: null }),
  };
  const isChanged = Object.entries(change).some(([name, value]) => {
    return value !== Object.entries(task).find(([key]) => key === name)?.[1];
  });
  const silent = { act: WITHOUT_WORDS, said: { number: order.number } };
  const last = isChanged ? (taken.at(-1) ?? silent) : null;
  const isHeard = order.number > handed.order.number && !isChanged && taken.length === 0;
  // An order that changes nothing to be seen leaves an entry all the same: that it was heard is told from that.
  const alone = isHeard ? [silent] : isChanged ? taken.slice(0, -1) : taken;
  for (const { act, said } of alone) {
    const entry = { subjectKind: 'task', subjectId: task.id, before: null, after: said };
    await journalFor(acting, act, entry);
  }
  if (last !== null) {
    const scene = sceneFor(acting, last.act, task);
    await movePartsWith(scene, change);
    await changeTask(scene, change, last.said);
  }
  return {
    ...handed,
    order,
    seen: isOpenState(shown.state) ? shown.state : handed.seen,
    note: moved === null ? handed.note : moved.note,
  };
}

/** The unit here where the giver means another than before; what was passed on inside stays passed on. */
async function unitMoved({ context }: Acting, before: OrderRegister, now: OrderRegister) {
  const [was, is] = [before.facts.unit, now.facts.unit];
  const isSame = was.isTop === is.isTop && was.code === is.code && was.name === is.name;
  return isSame ? null : findOwnUnit(context, is);
}

function daysOf({ facts }: OrderRegister) {
  const day = (text: string | null): Day | null => (text === null ? null : asDay(text));
  return {
    due_on: day(facts.dueOn),
    first_due_on: day(facts.firstDueOn),
    finished_on: day(facts.finishedOn),
  };
}

const CALLED_OFF: readonly string[] = ['withdrawn', 'merged', 'carried_over'];

/** What is decided above holds below, as within one installation. */
async function movePartsWith(scene: Scene, change: TaskChange): Promise<void> {
  const { task, context } = scene;
  const { state } = change;
  if (state !== undefined && state !== task.state) {
    if (CALLED_OFF.includes(state)) {
      await moveBelow(scene, 'withdraw_below');
      return;
    }
    if (state === 'suspended') await moveBelow(scene, 'suspend');
    else if (task.state === 'suspended') {
      await resumeBelow(scene, (await suspensionOf(context.tx, task)).since);
    }
  }
  const dueOn = change.due_on ?? null;
  if (dueOn === null || task.due_on === null || dueOn === task.due_on) return;
  if (state === 'suspended' || task.state === 'suspended') return;
  for (const part of await partsOnDeadline(context.tx, task)) {
    const at = new Date(Math.max(part.since.getTime(), scene.at.getTime()));
    const first = part.first_due_on ?? part.due_on;
    await changeTask(
      { ...scene, task: part, at },
      { due_on: dueOn, first_due_on: first },
      { dueOn, withTaskId: task.id },
    );
  }
}
