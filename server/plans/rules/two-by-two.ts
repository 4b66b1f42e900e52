import type { TwoByTwo } from '../contract.ts';

/** So many tasks in one stored state with one deadline, as the ledger or the table of tasks counts them. */
export interface StateCount {
  /** The stored state; `closed_late` where the accepted result was submitted after the deadline. */
  readonly account: string;
  readonly dueOn: string | null;
  readonly count: number;
}

export const NOTHING: TwoByTwo = {
  total: 0,
  doneOnTime: 0,
  doneLate: 0,
  openWithin: 0,
  openNoDeadline: 0,
  openOverdue: 0,
  suspended: 0,
  withdrawn: 0,
};

/**
 * The official 2×2 of a day with what stands outside it: overdue is computed from the deadline, never
 * stored, and the deadline day itself is in time. Tasks carried over to another programme are in the
 * total only.
 */
export function twoByTwo(counts: readonly StateCount[], day: string): TwoByTwo {
  const sum = { ...NOTHING };
  for (const { account, dueOn, count } of counts) {
    sum.total += count;
    const cell = cellOf(account, dueOn, day);
    if (cell !== null) sum[cell] += count;
  }
  return sum;
}

function cellOf(account: string, dueOn: string | null, day: string): keyof TwoByTwo | null {
  switch (account) {
    case 'closed':
      return 'doneOnTime';
    case 'closed_late':
      return 'doneLate';
    case 'suspended':
      return 'suspended';
    case 'withdrawn':
    case 'merged':
      return 'withdrawn';
    case 'assigned':
    case 'accepted':
    case 'in_progress':
    case 'reported':
    case 'handed_back':
      if (dueOn === null) return 'openNoDeadline';
      return dueOn < day ? 'openOverdue' : 'openWithin';
    default:
      return null;
  }
}
