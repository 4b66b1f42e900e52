import type { Day } from '../../calendar/rules/day.ts';
import type { TaskState } from '../contract.ts';

/** Work that stands with a unit and has not been reported done. */
const IN_HAND = ['assigned', 'accepted', 'in_progress'] as const;
/** Everything that someone still has to do or to decide upon. */
const OPEN = ['assigned', 'accepted', 'in_progress', 'reported', 'handed_back'] as const;

/**
 * Every move of a task's stored state. `same` stays where it is, `before` goes back to where the task stood
 * before it was suspended. `give_again` is a hand-back that the assigner accepts by giving the task to
 * another unit; `withdraw` accepts it by ending the task; `close_group`, `withdraw_group` and `reopen_group`
 * follow from the parts of a group.
 */
export const MOVES = {
  accept: { from: ['assigned'], to: 'accepted' },
  hand_back: { from: ['assigned', 'accepted'], to: 'handed_back' },
  insist: { from: ['handed_back'], to: 'assigned' },
  give_again: { from: ['handed_back'], to: 'assigned' },
  forward: { from: IN_HAND, to: 'assigned' },
  delegate: { from: ['accepted', 'in_progress'], to: 'same' },
  break_down: { from: ['accepted', 'in_progress'], to: 'in_progress' },
  report_progress: { from: ['accepted', 'in_progress'], to: 'in_progress' },
  report_done: { from: ['accepted', 'in_progress'], to: 'reported' },
  accept_result: { from: ['reported'], to: 'closed' },
  return_result: { from: ['reported'], to: 'in_progress' },
  decide_extension: { from: IN_HAND, to: 'same' },
  reopen: { from: ['closed'], to: 'in_progress' },
  suspend: { from: OPEN, to: 'suspended' },
  resume: { from: ['suspended'], to: 'before' },
  withdraw: { from: [...IN_HAND, 'handed_back', 'suspended'], to: 'withdrawn' },
  withdraw_below: { from: [...OPEN, 'suspended'], to: 'withdrawn' },
  merge: { from: [...IN_HAND, 'handed_back', 'suspended'], to: 'merged' },
  carry_over: { from: [...IN_HAND, 'handed_back', 'suspended'], to: 'carried_over' },
  close_group: { from: IN_HAND, to: 'closed' },
  withdraw_group: { from: IN_HAND, to: 'withdrawn' },
  reopen_group: { from: ['closed', 'withdrawn'], to: 'in_progress' },
} as const satisfies Record<
  string,
  { from: readonly TaskState[]; to: TaskState | 'same' | 'before' }
>;

export type Move = keyof typeof MOVES;

export interface Standing {
  readonly state: TaskState;
  /** The day of the accepted submission; null as long as nothing was accepted. */
  readonly finishedOn: Day | null;
}

/** What a move needs to know beside the standing. */
export interface MoveFacts {
  /** The day of the accepted submission, for the two moves that close. */
  readonly submittedOn?: Day | null;
  /** The open state in which the task was when it was suspended, for `resume`. */
  readonly stateBefore?: TaskState | null;
}

/**
 * Where a task stands after a move. Done means accepted: only `accept_result` and `close_group` set the
 * day of completion, and it is the day of the submission that was accepted, never that of the acceptance.
 *
 * @returns null where the table knows no such move from this state
 */
export function standingAfter(
  standing: Standing,
  move: Move,
  { submittedOn = null, stateBefore = null }: MoveFacts = {},
): Standing | null {
  const { from, to }: { from: readonly TaskState[]; to: TaskState | 'same' | 'before' } =
    MOVES[move];
  if (!from.includes(standing.state)) return null;
  if (to === 'same') return standing;
  if (to === 'closed') {
    return submittedOn === null ? null : { state: to, finishedOn: submittedOn };
  }
  if (to !== 'before') return { state: to, finishedOn: null };
  const isOpenState = OPEN.some((state) => state === stateBefore);
  return stateBefore === null || !isOpenState ? null : { state: stateBefore, finishedOn: null };
}

/** States in which a part is no longer a part to wait for. */
export function hasEnded(state: TaskState): boolean {
  switch (state) {
    case 'closed':
    case 'withdrawn':
    case 'merged':
    case 'carried_over':
      return true;
    case 'assigned':
    case 'accepted':
    case 'in_progress':
    case 'reported':
    case 'handed_back':
    case 'suspended':
      return false;
  }
}

/**
 * Whether a group of assignments ends with its last part: closed on the day of the latest accepted
 * result, withdrawn where no part is left to do; null while a part is open or suspended.
 */
export function endOfGroup(
  parts: readonly Standing[],
): { move: 'close_group' | 'withdraw_group'; on: Day | null } | null {
  if (parts.length === 0 || !parts.every(({ state }) => hasEnded(state))) return null;
  const days = parts.flatMap(({ finishedOn }) => (finishedOn === null ? [] : [finishedOn]));
  const last = days.sort().at(-1);
  return last === undefined
    ? { move: 'withdraw_group', on: null }
    : { move: 'close_group', on: last };
}
