import type { Day } from '../../calendar/rules/day.ts';
import type { OverduePolicy } from './overdue-policy.ts';

/** The last explanation of a task: for which deadline, and what was decided. */
export interface GivenExplanation {
  readonly forDueOn: Day | null;
  readonly decision: string | null;
}

/**
 * Whether an overdue task must be explained before it can be reported done: unless its present deadline was
 * explained already, and that was not found to be too little.
 */
export function needsExplanation(
  { explanationNeeded }: Pick<OverduePolicy, 'explanationNeeded'>,
  { lateDays, dueOn }: { readonly lateDays: number; readonly dueOn: Day | null },
  last: GivenExplanation | null,
): boolean {
  if (!explanationNeeded || lateDays === 0) return false;
  return last === null || last.forDueOn !== dueOn || last.decision === 'not_enough';
}
