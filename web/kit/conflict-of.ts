import type { z } from 'zod';
import { Difference } from '../../server/platform/contract.ts';
import { ProblemError } from '../app/problem-error.ts';

export type DifferenceOf409 = z.infer<typeof Difference>;

/** The difference inside a 409, or null when the error is another. */
export function conflictOf(error: unknown): DifferenceOf409 | null {
  if (!(error instanceof ProblemError) || error.code !== 'CONFLICT') return null;
  const read = Difference.safeParse(error.details);
  return read.success ? read.data : null;
}
