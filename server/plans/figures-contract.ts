import { z } from 'zod';
import { DayText } from '../platform/contract.ts';

// What every list and board of tasks shows; apart from drafts, so that light pages do not carry those.

/** The official 2 × 2 with what stands outside it. */
export const TwoByTwo = z.object({
  total: z.number().int(),
  doneOnTime: z.number().int(),
  doneLate: z.number().int(),
  openWithin: z.number().int(),
  openNoDeadline: z.number().int(),
  openOverdue: z.number().int(),
  suspended: z.number().int(),
  withdrawn: z.number().int(),
});
export type TwoByTwo = z.infer<typeof TwoByTwo>;

/** A deadline as its words give it: kind, precision and the days that follow. */
export const DeadlineShape = z.object({
  raw: z.string(),
  kind: z.enum([
    'FIXED',
    'BEFORE',
    'BY',
    'IN_PERIOD',
    'RANGE',
    'RECURRING',
    'RELATIVE',
    'EVENT',
    'OPEN',
    'SOFT',
    'REFERS',
    'NONE',
  ]),
  precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'range', 'none']),
  norm: z.string().nullable(),
  startsOn: DayText.nullable(),
  dueOn: DayText.nullable(),
});
export type DeadlineShape = z.infer<typeof DeadlineShape>;
