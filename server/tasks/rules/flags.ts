import { type Day, daysBetween } from '../../calendar/rules/day.ts';
import { DEFAULT_LIMITS, type FlagLimits } from '../../calendar/rules/flag-limits.ts';
import { isOpen, type StatusFacts } from './status.ts';

export { DEFAULT_LIMITS, type FlagLimits } from '../../calendar/rules/flag-limits.ts';

/**
 * What needs a look beside the status (cờ): due soon, not accepted by its unit, result waiting for
 * acceptance, handed back, silent, without evidence, undated and idle, waiting for the day that its
 * term counts from, a stage past its day, an extension asked for, an explanation to be given or decided.
 */
export const FLAGS = [
  'DUE_SOON',
  'NOT_ACCEPTED',
  'AWAITING_RESULT',
  'HANDED_BACK',
  'SILENT',
  'NO_EVIDENCE',
  'IDLE_UNDATED',
  'WAITS_ANCHOR',
  'LATE_STAGE',
  'EXTENSION_ASKED',
  'EXPLANATION_WAITS',
] as const;

export type Flag = (typeof FLAGS)[number];

export interface FlagFacts extends StatusFacts {
  readonly assignedOn: Day;
  /** The last day on which the unit said anything about the task; null where it never did. */
  readonly lastUpdatedOn: Day | null;
  /** Files and documents that prove the result. */
  readonly evidenceCount: number;
  /** The words count from an event (mốc): as long as it has no day, neither has the deadline. */
  readonly hangsOnEvent?: boolean;
  /** The day of the first stage that is not passed yet; null where no stage waits. */
  readonly nextStageOn?: Day | null;
  /** A request to extend waits for a decision. */
  readonly extensionAsked?: boolean;
  /** An explanation is demanded of the unit, or waits for a decision. */
  readonly explanationWaits?: boolean;
}

/** The limits of whoever looks. */
export function limitsOf({ limits }: { readonly limits?: FlagLimits | null }): FlagLimits {
  return limits ?? DEFAULT_LIMITS;
}

/** The flags of a task on a day, in the order of {@link FLAGS}. */
export function flagsOn(
  facts: FlagFacts,
  day: Day,
  limits: FlagLimits = DEFAULT_LIMITS,
): readonly Flag[] {
  return FLAGS.filter((flag) => isRaised(flag, facts, day, limits));
}

function isRaised(flag: Flag, facts: FlagFacts, day: Day, limits: FlagLimits): boolean {
  const { state, dueOn } = facts;
  switch (flag) {
    case 'DUE_SOON':
      if (!isOpen(state) || dueOn === null || day > dueOn) return false;
      return daysBetween(day, dueOn) <= limits.dueSoonDays;
    case 'NOT_ACCEPTED':
      return state === 'assigned';
    case 'AWAITING_RESULT':
      return state === 'reported';
    case 'HANDED_BACK':
      return state === 'handed_back';
    case 'SILENT':
      return isWithUnit(facts) && quietDays(facts, day) > limits.silentDays;
    case 'NO_EVIDENCE':
      return (state === 'reported' || state === 'closed') && facts.evidenceCount === 0;
    case 'IDLE_UNDATED':
      return isWithUnit(facts) && dueOn === null && quietDays(facts, day) > limits.idleUndatedDays;
    case 'WAITS_ANCHOR':
      return isOpen(state) && dueOn === null && facts.hangsOnEvent === true;
    case 'LATE_STAGE':
      return isWithUnit(facts) && facts.nextStageOn != null && facts.nextStageOn < day;
    case 'EXTENSION_ASKED':
      return isWithUnit(facts) && facts.extensionAsked === true;
    case 'EXPLANATION_WAITS':
      return facts.explanationWaits === true;
  }
}

/** The next move is the unit's: only then does its silence count. */
function isWithUnit({ state }: FlagFacts): boolean {
  return isOpen(state) && state !== 'reported' && state !== 'handed_back';
}

function quietDays({ assignedOn, lastUpdatedOn }: FlagFacts, day: Day): number {
  return daysBetween(lastUpdatedOn ?? assignedOn, day);
}
