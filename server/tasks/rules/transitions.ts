import type { Day } from '../../calendar/rules/day.ts';
import type { TaskState } from '../contract.ts';

/**
 * Every move of a task's stored state. `give_again` is a hand-back that the assigner accepts by giving
 * the task to another unit; `withdraw` accepts it by ending the task; `close_group` and `withdraw_group`
 * follow from the last part of a group.
 */
export const MOVES = {
  accept: { from: ['assigned'], to: 'accepted' },
  hand_back: { from: ['assigned', 'accepted'], to: 'handed_back' },
  insist: { from: ['handed_back'], to: 'assigned' },
  withdraw: { from: ['handed_back'], to: 'withdrawn' },
  give_again: { from: ['handed_back'], to: 'assigned' },
  break_down: { from: ['accepted', 'in_progress'], to: 'in_progress' },
  report_progress: { from: ['accepted', 'in_progress'], to: 'in_progress' },
  report_done: { from: ['accepted', 'in_progress'], to: 'reported' },
  accept_result: { from: ['reported'], to: 'closed' },
  return_result: { from: ['reported'], to: 'in_progress' },
  close_group: { from: ['assigned', 'accepted', 'in_progress'], to: 'closed' },
  withdraw_group: { from: ['assigned', 'accepted', 'in_progress'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly TaskState[]; to: TaskState }>;

export type Move = keyof typeof MOVES;

export interface Standing {
  readonly state: TaskState;
  /** The day of the accepted submission; null as long as nothing was accepted. */
  readonly finishedOn: Day | null;
}

/**
 * Where a task stands after a move. Done means accepted: only `accept_result` and `close_group` set the
 * day of completion, and it is the day of the submission that was accepted, never that of the acceptance.
 *
 * @param submittedOn the day of the accepted submission, for the two moves that close
 * @returns null where the table knows no such move from this state
 */
export function standingAfter(
  standing: Standing,
  move: Move,
  submittedOn: Day | null,
): Standing | null {
  const { from, to }: { from: readonly TaskState[]; to: TaskState } = MOVES[move];
  if (!from.includes(standing.state)) return null;
  if (to !== 'closed') return { state: to, finishedOn: null };
  return submittedOn === null ? null : { state: to, finishedOn: submittedOn };
}

/**
 * Whether a group of assignments ends with its last part: closed on the day of the latest accepted
 * result, withdrawn where no part is left to do; null while a part is open or suspended.
 */
export function endOfGroup(
  parts: readonly Standing[],
): { move: 'close_group' | 'withdraw_group'; on: Day | null } | null {
  const ended = parts.every(
    ({ state }) => state === 'closed' || state === 'withdrawn' || state === 'merged',
  );
  if (parts.length === 0 || !ended) return null;
  const days = parts.flatMap(({ finishedOn }) => (finishedOn === null ? [] : [finishedOn]));
  const last = days.sort().at(-1);
  return last === undefined
    ? { move: 'withdraw_group', on: null }
    : { move: 'close_group', on: last };
}
