import { addDays, type Day } from '../../calendar/rules/day.ts';
import type { BoardCell } from '../contract.ts';
import { type Account, HEARD, isWithUnit } from './accounts.ts';
import { DEFAULT_LIMITS, type FlagLimits } from './flags.ts';
import { isOpen } from './status.ts';

/** A balance of the ledger: so many tasks on an account under one due day. */
export interface Balance {
  readonly account: Account;
  readonly dueOn: Day | null;
  readonly count: number;
}

export const EMPTY_CELL: BoardCell = {
  total: 0,
  doneOnTime: 0,
  doneLate: 0,
  openWithin: 0,
  openNoDeadline: 0,
  openOverdue: 0,
  suspended: 0,
  withdrawn: 0,
  due: 0,
  notAccepted: 0,
  awaiting: 0,
  silent: 0,
  dueSoon: 0,
};

/**
 * What a set of balances says on a day: the official 2 × 2 and the flags that leaders look for. The
 * board's statement computes the same inside the database; a test holds the two together.
 */
export function cellOf(
  balances: Iterable<Balance>,
  day: Day,
  limits: FlagLimits = DEFAULT_LIMITS,
): BoardCell {
  const cell = { ...EMPTY_CELL };
  for (const balance of balances) addBalance(cell, balance, day, limits);
  return withSums(cell);
}

/** The figures of a cell that do not follow from others. */
export type Figures = Omit<BoardCell, 'total' | 'due'>;

/**
 * A cell of its figures and those that follow from them: due = done + overdue, total = done + open. Only
 * figures are taken over, so that anything that bears them can be given; a board makes hundreds.
 */
export function withSums(figures: Figures): BoardCell {
  const done = figures.doneOnTime + figures.doneLate;
  const open = figures.openWithin + figures.openNoDeadline + figures.openOverdue;
  return {
    total: done + open,
    doneOnTime: figures.doneOnTime,
    doneLate: figures.doneLate,
    openWithin: figures.openWithin,
    openNoDeadline: figures.openNoDeadline,
    openOverdue: figures.openOverdue,
    suspended: figures.suspended,
    withdrawn: figures.withdrawn,
    due: done + figures.openOverdue,
    notAccepted: figures.notAccepted,
    awaiting: figures.awaiting,
    silent: figures.silent,
    dueSoon: figures.dueSoon,
  };
}

/** One cell less or plus another, figure by figure. */
export function combine(a: BoardCell, b: BoardCell, sign: 1 | -1 = 1): BoardCell {
  return {
    total: a.total + sign * b.total,
    doneOnTime: a.doneOnTime + sign * b.doneOnTime,
    doneLate: a.doneLate + sign * b.doneLate,
    openWithin: a.openWithin + sign * b.openWithin,
    openNoDeadline: a.openNoDeadline + sign * b.openNoDeadline,
    openOverdue: a.openOverdue + sign * b.openOverdue,
    suspended: a.suspended + sign * b.suspended,
    withdrawn: a.withdrawn + sign * b.withdrawn,
    due: a.due + sign * b.due,
    notAccepted: a.notAccepted + sign * b.notAccepted,
    awaiting: a.awaiting + sign * b.awaiting,
    silent: a.silent + sign * b.silent,
    dueSoon: a.dueSoon + sign * b.dueSoon,
  };
}

function addBalance(cell: BoardCell, balance: Balance, day: Day, limits: FlagLimits): void {
  const { account, dueOn, count } = balance;
  switch (account) {
    case HEARD:
      if (dueOn !== null && dueOn < addDays(day, -limits.silentDays)) cell.silent += count;
      return;
    case 'closed':
      cell.doneOnTime += count;
      return;
    case 'closed_late':
      cell.doneLate += count;
      return;
    case 'suspended':
      cell.suspended += count;
      return;
    case 'withdrawn':
    case 'merged':
      cell.withdrawn += count;
      return;
    case 'carried_over':
      cell.openOverdue += count;
      return;
    default:
      addOpen(cell, { account, dueOn, count }, day, limits);
  }
}

function addOpen(
  cell: BoardCell,
  { account, dueOn, count }: Balance,
  day: Day,
  limits: FlagLimits,
): void {
  if (account === 'assigned') cell.notAccepted += count;
  if (account === 'reported') cell.awaiting += count;
  if (dueOn === null) cell.openNoDeadline += count;
  else if (dueOn < day) cell.openOverdue += count;
  else {
    cell.openWithin += count;
    if (dueOn <= addDays(day, limits.dueSoonDays)) cell.dueSoon += count;
  }
}

/** The accounts of open work, and those of work that is with its unit, for the board's statement. */
export const OPEN_ACCOUNTS = (
  ['assigned', 'accepted', 'in_progress', 'reported', 'handed_back'] as const
).filter(isOpen);
export const WITH_UNIT_STATES = OPEN_ACCOUNTS.filter(isWithUnit);
