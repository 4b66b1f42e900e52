import { dayInVietnam } from '../../calendar/rules/day.ts';
import { authorityOfUnit } from '../../organisation/units.ts';
import { lockTask } from '../../tasks/store/load-task.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import { sendMessage } from '../channel/send-message.ts';
import type { FollowedEntry } from '../follow-journal.ts';
import { type Acting, isByPartner, type LinkContext } from './acting.ts';
import { handDirective } from './hand-directive.ts';
import type { Saying, TaskOrdered } from './message-contract.ts';
import { orderAtFirst, withOwnOrder } from './own-register.ts';
import { isOpenState } from './rules/registers.ts';
import { sayingsOf } from './sayings.ts';
import { settleMirror } from './settle-mirror.ts';
import { tasksHeldBy } from './store/facts-of-order.ts';
import {
  type HandedKey,
  type HandedTask,
  handedAmong,
  holdHanded,
  saveHanded,
} from './store/handed-store.ts';
import type { Bond } from './store/linked-store.ts';
import type { Touched } from './touched.ts';

/** Under which subject the messages about a task go, both ways: they are taken in one after the other. */
export const subjectOfTask = (giverTask: string) => `task:${giverTask}`;

/**
 * Giao: what this authority's acts have given to units of a body that works elsewhere, or changed of it, goes
 * there: new tasks with their directive, later orders whole, and what was said with the acts.
 */
export async function handOver(
  context: LinkContext,
  journalKey: Buffer,
  bond: Bond,
  touched: Touched,
): Promise<void> {
  const { tx, authorityId } = context;
  const { otherId } = bond;
  const named = [...touched.taskIds];
  const theirs = new Set(await tasksHeldBy(tx, authorityId, otherId, { taskIds: named }));
  if (touched.everything)
    for (const id of await tasksHeldBy(tx, authorityId, otherId, 'all')) theirs.add(id);
  for (const planId of touched.planIds) {
    for (const id of await tasksHeldBy(tx, authorityId, otherId, { planId })) theirs.add(id);
  }
  // What stood there and was given to somebody else since is no longer theirs, and has to be taken off.
  const handed = await handedAmong(tx, authorityId, 'giver', named);
  for (const { taskId, otherId: other } of handed) if (other === otherId) theirs.add(taskId);
  const acting: Acting = { context, journalKey, bond };
  for (const taskId of [...theirs].sort(byNumber)) {
    await handOverTask(acting, taskId, touched.saidOf.get(taskId) ?? []);
  }
}

const byNumber = (a: string, b: string) => (BigInt(a) < BigInt(b) ? -1 : 1);

async function handOverTask(
  acting: Acting,
  taskId: string,
  entries: readonly FollowedEntry[],
): Promise<void> {
  const { context, bond } = acting;
  const { tx, authorityId } = context;
  const key: HandedKey = { authorityId, otherId: bond.otherId, side: 'giver', giverTask: taskId };
  const handed = await holdHanded(tx, key);
  const task = await lockTask(tx, authorityId, taskId);
  if (!task) return;
  if (handed === null) return handOverFirst(acting, key, task, entries);
  const isTheirs = (await authorityOfUnit(tx, task.unit_id)) === bond.otherId;
  const own = await withOwnOrder(tx, handed, task, isTheirs);
  const said = await sayingsOf(tx, 'giver', entries, dayInVietnam);
  const settled = isTheirs ? await settleMirror(acting, own, task, []) : own;
  await sendOrder(acting, settled, said, 'task.ordered');
}

/** A task that is open, or rests, goes over; what had ended before anybody worked there stays here. */
async function handOverFirst(
  acting: Acting,
  key: HandedKey,
  task: TaskRecord,
  entries: readonly FollowedEntry[],
): Promise<void> {
  const { context, bond } = acting;
  if (task.is_group || !(isOpenState(task.state) || task.state === 'suspended')) return;
  await handDirective(context, bond, task.plan_id);
  const order = await orderAtFirst(context.tx, bond.otherId, task);
  const said = await sayingsOf(context.tx, 'giver', entries.filter(notGiven), dayInVietnam);
  const handed: HandedTask = {
    ...{ ...key, giverPlan: task.plan_id, taskId: task.id, order, holding: null, sent: 0 },
    ...{ seen: order.start.state, note: null, early: [] },
  };
  await sendOrder(acting, handed, said, 'task.handed');
}

/** What gave the task is the hand-over itself. */
const notGiven = ({ via }: FollowedEntry) => !isByPartner(via);

/** Saves what is ordered, and sends it where it, or something said, is new. */
export async function sendOrder(
  { context, bond }: Acting,
  handed: HandedTask,
  said: readonly Saying[],
  kind: 'task.handed' | 'task.ordered',
): Promise<void> {
  const { order, giverTask, giverPlan } = handed;
  const isNew = order.number > handed.sent || said.length > 0;
  await saveHanded(context.tx, { ...handed, sent: order.number }, null);
  if (!isNew) return;
  const body: TaskOrdered = {
    ...{ giverTaskId: giverTask, giverPlanId: giverPlan, order, said: [...said] },
  };
  await sendMessage(context, {
    ...{ partnerId: bond.partnerId, subject: subjectOfTask(giverTask), kind, body },
  });
}
