import { type Day, dayInVietnam } from '../../calendar/rules/day.ts';
import type { TaskState } from '../contract.ts';

/**
 * The account for silence: every task that is with its unit stands on it once, under the day on which
 * the unit was last heard in place of a deadline. Silent on day D is its balance of days before D − 30.
 */
export const HEARD = 'heard';

/** Where a task stands in the ledger: its stored state, with closed split by lateness. */
export type Account = TaskState | 'closed_late' | typeof HEARD;

/**
 * The accounts whose balances are told apart by day: open and carried-over work by its deadline, silence
 * by the day last heard. Whether a closed task was late is settled by its account.
 */
export const DUE_ACCOUNTS: ReadonlySet<Account> = new Set([
  'assigned',
  'accepted',
  'in_progress',
  'reported',
  'handed_back',
  'carried_over',
  HEARD,
]);

/** What the ledger knows of a task. */
export interface Postable {
  readonly planId: string;
  readonly unitId: string;
  readonly fieldId: string | null;
  readonly layer: number;
  readonly isGroup: boolean;
  readonly state: TaskState;
  readonly dueOn: Day | null;
  readonly finishedOn: Day | null;
  readonly reportedAt: Date | null;
  readonly since: Date;
  /** Who directs it, by itself or from above; null where nobody does. */
  readonly leaderId: string | null;
}

/** `delta` tasks onto (+) or off (−) one account of the ledger. */
export interface LedgerMovement {
  readonly planId: string;
  readonly unitId: string;
  readonly fieldId: string | null;
  readonly layer: number;
  readonly account: Account;
  readonly dueOn: Day | null;
  readonly leaderId: string | null;
  readonly delta: number;
}

/** The account of a task's state. */
export function accountOf({ state, dueOn, finishedOn }: Postable): Account {
  const late = state === 'closed' && dueOn !== null && finishedOn !== null && finishedOn > dueOn;
  return late ? 'closed_late' : state;
}

/** The next move is the unit's: only then does its silence count. */
export function isWithUnit(state: TaskState): boolean {
  return state === 'assigned' || state === 'accepted' || state === 'in_progress';
}

/**
 * The day on which the unit was last heard: its last report; before any report, the day on which the
 * task took its present form, by giving it or by accepting it.
 */
export function heardOn({ reportedAt, since }: Pick<Postable, 'reportedAt' | 'since'>): Day {
  return dayInVietnam(reportedAt ?? since);
}

/**
 * What a change posts: off the accounts where the task stood, onto those where it stands. Nothing is
 * posted for a group (its parts are), nor where nothing moved.
 */
export function movements(before: Postable | null, now: Postable | null): LedgerMovement[] {
  const off = before === null ? [] : linesOf(before, -1);
  const on = now === null ? [] : linesOf(now, 1);
  const stays = (line: LedgerMovement, others: readonly LedgerMovement[]) =>
    others.some((other) => keyOf(other) === keyOf(line));
  return [...off.filter((line) => !stays(line, on)), ...on.filter((line) => !stays(line, off))];
}

function linesOf(task: Postable, delta: number): LedgerMovement[] {
  if (task.isGroup) return [];
  const { planId, unitId, fieldId, layer, dueOn, leaderId } = task;
  const place = { planId, unitId, fieldId, layer, leaderId, delta };
  const state = { ...place, account: accountOf(task), dueOn };
  if (!isWithUnit(task.state)) return [state];
  return [state, { ...place, account: HEARD, dueOn: heardOn(task) }];
}

function keyOf(line: LedgerMovement): string {
  const { planId, unitId, fieldId, layer, leaderId, account, dueOn } = line;
  return [planId, unitId, fieldId, layer, leaderId, account, dueOn].join(' ');
}
