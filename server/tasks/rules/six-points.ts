import type { DeadlineShape } from '../../plans/contract.ts';
import { type ClearPoint, clearPoints } from '../../plans/rules/clear-points.ts';

/** An assignment as the six points (6 rõ) are judged after its issue. */
export interface AssignmentFacts {
  readonly title: string;
  readonly quote: string;
  readonly deadlineKind: DeadlineShape['kind'];
  readonly product: string | null;
  /** A line for several units names no single person and no single unit. */
  readonly isGroup: boolean;
}

/**
 * Which of the six points an issued assignment makes clear: judged as in the review of its text, with
 * one unit that holds it, so that an officer meets the same verdict before and after the issue.
 */
export function sixPoints(facts: AssignmentFacts): { point: ClearPoint; clear: boolean }[] {
  const { isGroup, ...words } = facts;
  return clearPoints({ ...words, leadUnits: isGroup ? 0 : 1, leadClasses: isGroup ? 1 : 0 });
}
