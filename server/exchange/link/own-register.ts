import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../platform/database/database.ts';
import type { TaskState } from '../../tasks/contract.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import type { HoldingRegister, OrderRegister } from './message-contract.ts';
import {
  firstOrder,
  isOpenState,
  nextHolding,
  nextOrder,
  type OpenState,
} from './rules/registers.ts';
import { factsOfHolding } from './store/facts-of-holding.ts';
import { factsOfOrder } from './store/facts-of-order.ts';
import type { HandedTask } from './store/handed-store.ts';

/** The order with which a task goes over. */
export async function orderAtFirst(
  tx: Tx,
  otherId: string,
  task: TaskRecord,
): Promise<OrderRegister> {
  return { ...firstOrder(task), facts: asSent(await factsOfOrder(tx, otherId, task)) };
}

/**
 * The giver's order with what its own acts have changed since the last look, whoever looks: the follower of
 * the journal, or the receiver before it takes in what the holder says.
 *
 * @param isTheirs whether the task still stands with a unit of the other authority; otherwise it is taken off there
 */
export async function withOwnOrder(
  tx: Tx,
  handed: HandedTask,
  task: TaskRecord,
  isTheirs: boolean,
): Promise<HandedTask> {
  const { order, seen } = handed;
  const { facts: before, ...core } = order;
  const row = isTheirs ? task : { state: 'withdrawn' as const, percent: task.percent };
  const next = nextOrder(core, row, seen);
  const facts = isTheirs ? asSent(await factsOfOrder(tx, handed.otherId, task)) : before;
  const number = numberOf(core, next, before, facts);
  return { ...handed, seen: seenIn(row.state, seen), order: { ...next, number, facts } };
}

/** What the holder says, with what its own acts have changed since the last look. */
export async function withOwnHolding(
  tx: Tx,
  handed: HandedTask,
  task: TaskRecord,
  now: Date,
): Promise<HandedTask> {
  const { order, holding, seen } = handed;
  const next = nextHolding(holding, order, task, seen);
  const core = { number: next.number, round: next.round, standing: next.standing };
  const facts = asSent(await factsOfHolding(tx, task, now));
  const number = holding === null ? core.number : numberOf(holding, core, holding.facts, facts);
  const said: HoldingRegister = { ...core, number, facts };
  return { ...handed, seen: seenIn(task.state, seen), holding: said };
}

/** Where the row stands open now; a row that rests or has ended stands underneath where it stood. */
function seenIn(state: TaskState, before: OpenState): OpenState {
  return isOpenState(state) ? state : before;
}

function numberOf(
  before: { readonly number: number },
  next: { readonly number: number },
  factsBefore: unknown,
  facts: unknown,
): number {
  if (next.number > before.number) return next.number;
  return isDeepStrictEqual(factsBefore, facts) ? before.number : before.number + 1;
}

/** As a message and the database keep it: without what JSON does not know. */
function asSent<T>(facts: T): T {
  return JSON.parse(JSON.stringify(facts));
}
