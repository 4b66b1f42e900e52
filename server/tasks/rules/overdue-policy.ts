import type { Day } from '../../calendar/rules/day.ts';

/**
 * By which rules an authority extends deadlines, asks for explanations and urges. No rule of the state fixes
 * them for all, so each is a setting with its paper and its first day.
 */
export interface OverduePolicy {
  /** How often the deadline of one task may be moved; null for no limit. */
  readonly extensionsMost: number | null;
  /** An extension is asked at least so many days before the deadline; 0: on the day itself at the latest. */
  readonly daysBefore: number;
  /** Who decides at the unit that gave the task: anyone who may decide there, or its head or leader alone. */
  readonly decider: 'assigner' | 'head';
  /** A shorter extension than asked may be granted. */
  readonly shorterAllowed: boolean;
  /** An extension may be asked although the deadline has passed. */
  readonly whenOverdue: boolean;
  /** Open parts of a task that stood on its deadline move with it; the others keep their own. */
  readonly partsFollow: boolean;
  /** An overdue task is reported done with an explanation, never without. */
  readonly explanationNeeded: boolean;
  /** After so many working days a request is shown against the one who should have decided. */
  readonly waitingDays: number;
  /** A unit is urged about the same task again after so many hours at the earliest. */
  readonly urgeAgainHours: number;
  /** Working days that a unit has to answer a letter of urging. */
  readonly answerDays: number;
  /** What moves within so many days after a letter counts as its effect. */
  readonly effectDays: number;
}

export const DEFAULT_OVERDUE_POLICY: OverduePolicy = {
  extensionsMost: 2,
  daysBefore: 0,
  decider: 'assigner',
  shorterAllowed: true,
  whenOverdue: false,
  partsFollow: true,
  explanationNeeded: true,
  waitingDays: 3,
  urgeAgainHours: 4,
  answerDays: 3,
  effectDays: 7,
};

/** A policy with its paper, in force from a day on. */
export interface DatedPolicy {
  readonly validFrom: Day;
  readonly source: string;
  readonly policy: OverduePolicy;
}

/** The policy in force on a day; the usual one where the authority had none yet. */
export function policyOn(kept: readonly DatedPolicy[], day: Day): OverduePolicy {
  const before = kept.filter(({ validFrom }) => validFrom <= day);
  const last = before.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  return last?.policy ?? DEFAULT_OVERDUE_POLICY;
}
