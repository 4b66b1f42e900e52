import { type Day, isDay } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { settledDue, type TimeRules } from '../../calendar/rules/time-rules.ts';
import type { DeadlineShape } from '../../plans/contract.ts';

/** A deadline as it was typed, with the day on which it ends. */
export interface NewDeadline {
  readonly deadline: DeadlineShape;
  readonly dueOn: Day;
}

/** Why a day cannot be the new deadline. */
export type DeadlineProblem = 'not_later' | 'passed' | 'after_whole' | 'later_than_asked';

/**
 * Reads a new deadline again from its words, so that words, precision and day always agree; null where
 * they name no day (a deadline cannot be moved to "thường xuyên").
 */
export function readNewDeadline(typed: DeadlineShape, rules: TimeRules): NewDeadline | null {
  const { raw, kind, precision, norm, startsOn, dueOn } = deadlineFromNorm(
    typed.norm ?? typed.dueOn,
    typed.raw,
    rules.before,
  );
  if (dueOn === null || !isDay(dueOn) || kind === 'RECURRING') return null;
  return {
    deadline: { raw, kind, precision, norm, startsOn, dueOn },
    dueOn: settledDue(dueOn, 'named', rules),
  };
}

/**
 * What speaks against a new deadline. A part never ends after the task that it is a part of (quy tắc: phần
 * việc không sau nhiệm vụ cấp trên); a decision never gives more than was asked.
 *
 * @param bounds.asked the day that the unit asked for, when an approver names another
 */
export function deadlineProblem(
  day: Day,
  bounds: {
    readonly now: Day;
    readonly today: Day;
    readonly whole: Day | null;
    readonly asked?: Day;
  },
): DeadlineProblem | null {
  if (day <= bounds.now) return 'not_later';
  if (day < bounds.today) return 'passed';
  if (bounds.whole !== null && day > bounds.whole) return 'after_whole';
  if (bounds.asked !== undefined && day > bounds.asked) return 'later_than_asked';
  return null;
}
