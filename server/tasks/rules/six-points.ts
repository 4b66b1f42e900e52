import type { DeadlineShape } from '../../plans/contract.ts';
import { CLEAR_POINT_MISSING, clearPoints } from '../../plans/rules/clear-points.ts';
import type { ClearPoint, TaskAct } from '../contract.ts';
import type { Sentence } from './acts.ts';

/** An assignment as the six points (6 rõ) are judged after its issue. */
export interface AssignmentFacts {
  readonly title: string;
  readonly quote: string;
  readonly deadlineKind: DeadlineShape['kind'];
  /** By the words, or made clear since. */
  readonly product: string | null;
  /** A line for several units names no single person and no single unit. */
  readonly isGroup: boolean;
  readonly hasDeadline: boolean;
  /** An officer was named, or the unit has a head in office. */
  readonly hasPerson: boolean;
  /** Who decides was made clear, or a leader directs it. */
  readonly hasDecider: boolean;
}

/** A point of an assignment: what is missing where it is not clear, and the act that mends it. */
export interface SixPoint {
  readonly point: ClearPoint;
  readonly clear: boolean;
  readonly missing: Sentence | null;
  readonly mend: TaskAct | null;
}

/** The act by which a missing point is made clear after the issue; the rest is for an amendment. */
const MENDS: Readonly<Partial<Record<ClearPoint, TaskAct>>> = {
  person: 'delegate',
  product: 'clarify',
  authority: 'clarify',
};

/**
 * Which of the six points an issued assignment makes clear: judged by the rule of the review of its text, so
 * that an officer meets the same verdict before and after the issue.
 */
export function sixPoints({ isGroup, hasPerson, ...facts }: AssignmentFacts): SixPoint[] {
  const leads = { leadUnits: isGroup ? 0 : 1, leadClasses: isGroup ? 1 : 0 };
  return clearPoints({ ...facts, ...leads, hasPerson: hasPerson && !isGroup }).map(
    ({ point, clear }) => ({
      point,
      clear,
      missing: clear ? null : CLEAR_POINT_MISSING[point],
      mend: clear ? null : (MENDS[point] ?? null),
    }),
  );
}
