import type { ActContext } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import { lockTask } from '../../tasks/store/load-task.ts';
import type { ReceivedMessage } from '../channel/receivers.ts';
import type { Acting } from './acting.ts';
import { applyOrder } from './apply-order.ts';
import type { TaskOrdered } from './message-contract.ts';
import { openOwnTask } from './open-own-task.ts';
import { withOwnHolding } from './own-register.ts';
import { requireBond } from './require-bond.ts';
import { later } from './rules/registers.ts';
import {
  findHandedPlan,
  type HandedKey,
  type HandedPlan,
  type HandedTask,
  holdHanded,
  saveHanded,
  takeTurns,
} from './store/handed-store.ts';
import { takeSayings } from './take-sayings.ts';

/**
 * An order arrives at the holder: at first its task is opened, or waits for its directive; later what has
 * changed is put into force. An act of a unit here that nobody has followed yet goes into what the holder says
 * before the order is looked at.
 */
export async function receiveOrder(
  context: ActContext,
  journalKey: Buffer,
  message: ReceivedMessage<TaskOrdered>,
): Promise<void> {
  const { tx, authorityId, now } = context;
  const { body } = message;
  const bond = await requireBond(tx, authorityId, message.partner);
  const acting: Acting = { context, journalKey, bond };
  const key: HandedKey = {
    ...{ authorityId, otherId: bond.otherId, side: 'holder', giverTask: body.giverTaskId },
  };
  const plan = await placeOfPlan(tx, key, body.giverPlanId);
  const handed = (await holdHanded(tx, key)) ?? newlyHanded(key, body);
  if (handed.taskId === null) {
    const early = [...handed.early, ...body.said];
    const waiting = { ...handed, order: later(handed.order, body.order), early };
    await saveHanded(tx, waiting, now);
    if (plan !== null) await openOwnTask(acting, waiting, plan);
    return;
  }
  const task = await lockTask(tx, authorityId, handed.taskId);
  if (!task || !plan) throw new Error(`Task ${handed.taskId} has lost its plan`);
  const own = await withOwnHolding(tx, handed, task, now);
  const order = later(own.order, body.order);
  const taken = await takeSayings(acting, key, task, body.said, new Set());
  const settled = await applyOrder(acting, { handed: own, order, task, plan, taken });
  await saveHanded(tx, settled, now);
}

/** The plan's place here, waited for where it is being made at this moment. */
async function placeOfPlan(tx: Tx, key: HandedKey, giverPlan: string): Promise<HandedPlan | null> {
  const there = await findHandedPlan(tx, key, giverPlan);
  if (there !== null) return there;
  await takeTurns(tx, key, giverPlan);
  return findHandedPlan(tx, key, giverPlan);
}

function newlyHanded(key: HandedKey, { order, giverPlanId }: TaskOrdered): HandedTask {
  return {
    ...{ ...key, giverPlan: giverPlanId, taskId: null, order, holding: null, sent: 0 },
    ...{ seen: order.start.state, note: null, early: [] },
  };
}
