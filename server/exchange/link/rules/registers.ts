import type { TaskState } from '../../../tasks/contract.ts';

/*
 * A task that stands in two installations is shown by two registers, each with one writer and a number that
 * only goes up: what the giver orders and what the holder says of it. Messages carry a register whole; of
 * two the higher number holds. Both sides compute the state from the same two, so they agree as soon as
 * both have arrived, in whatever order and however often.
 */

/** States in which somebody still has to do or decide something, a rest apart. */
export const OPEN_STATES = [
  'assigned',
  'accepted',
  'in_progress',
  'reported',
  'handed_back',
] as const satisfies readonly TaskState[];
export type OpenState = (typeof OPEN_STATES)[number];

/** States that only the giver's acts lead to. */
export const ENDED_STATES = [
  'closed',
  'withdrawn',
  'merged',
  'carried_over',
] as const satisfies readonly TaskState[];
export type EndedState = (typeof ENDED_STATES)[number];

/** Where an open task stands: its state and the percentage given by hand. */
export interface OpenStanding {
  readonly state: OpenState;
  readonly percent: number | null;
}

/** What the giver orders (lệnh giao), as far as it decides the state. */
export interface Order {
  readonly number: number;
  /** Counts how often the giver has set the open task anew: insisted, returned a result, reopened. */
  readonly round: number;
  /** Where the task stood when the round began. */
  readonly start: OpenStanding;
  readonly isSuspended: boolean;
  readonly ended: EndedState | null;
}

/** What the holder says of the task (tình hình), as far as it decides the state. */
export interface Holding {
  readonly number: number;
  /** The round of the order that it speaks of. */
  readonly round: number;
  readonly standing: OpenStanding;
}

/** What a row of `task` shows of it. */
export interface Shown {
  readonly state: TaskState;
  readonly percent: number | null;
}

/** Where the task stands below a rest or an end. */
export function underneath(order: Order, holding: Holding | null): OpenStanding {
  return holding !== null && holding.round >= order.round ? holding.standing : order.start;
}

/** The state and percentage that both sides show once they have the same two registers. */
export function shownBy(order: Order, holding: Holding | null): Shown {
  const below = underneath(order, holding);
  if (order.ended !== null) return { ...below, state: order.ended };
  return order.isSuspended ? { ...below, state: 'suspended' } : below;
}

/** The order with which a task is handed over. */
export function firstOrder(row: Shown): Order {
  const state = isOpenState(row.state) ? row.state : 'assigned';
  return {
    ...{ number: 1, round: 1, start: { state, percent: row.percent } },
    ...endOrRest(row.state),
  };
}

/**
 * What the giver's own acts since the last look make of its order.
 *
 * @param row the task as it stands with the giver
 * @param seen where the task stood underneath when the two were last brought together: an open row that
 *   still stands so was not set anew, even if the holder has said something since
 */
export function nextOrder(order: Order, row: Shown, seen: OpenState): Order {
  const isAnew = isOpenState(row.state) && row.state !== seen;
  const next: Order = {
    ...order,
    ...endOrRest(row.state),
    ...(isAnew && {
      round: order.round + 1,
      start: { state: row.state, percent: row.percent },
    }),
  };
  return isSameOrder(order, next) ? order : { ...next, number: order.number + 1 };
}

/**
 * What the holder's own acts since the last look make of what it says. It always speaks of the round that it
 * has heard of: that it has heard is part of what it says.
 */
export function nextHolding(
  holding: Holding | null,
  order: Order,
  row: Shown,
  seen: OpenState,
): Holding {
  const below = underneath(order, holding);
  const standing = isOpenState(row.state)
    ? { state: row.state === seen ? below.state : row.state, percent: row.percent }
    : { state: below.state, percent: row.percent };
  const said = { round: order.round, standing };
  if (holding !== null && isSameHolding(holding, said)) return holding;
  return { number: (holding?.number ?? 0) + 1, ...said };
}

/** Of what arrived and what is there, the later. */
export function later<T extends { readonly number: number }>(there: T | null, arrived: T): T {
  return there === null || arrived.number > there.number ? arrived : there;
}

export function isOpenState(state: TaskState): state is OpenState {
  return OPEN_STATES.some((each) => each === state);
}

function endOrRest(state: TaskState): Pick<Order, 'ended' | 'isSuspended'> {
  return {
    ended: ENDED_STATES.find((each) => each === state) ?? null,
    isSuspended: state === 'suspended',
  };
}

function isSameOrder(a: Order, b: Order): boolean {
  return a.round === b.round && a.ended === b.ended && a.isSuspended === b.isSuspended;
}

function isSameHolding(a: Holding, b: Omit<Holding, 'number'>): boolean {
  return (
    a.round === b.round &&
    a.standing.state === b.standing.state &&
    a.standing.percent === b.standing.percent
  );
}
