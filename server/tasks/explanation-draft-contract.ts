import { z } from 'zod';
import { DayText } from '../platform/contract.ts';

/** The least number of letters that explain anything. */
export const EXPLANATION_LEAST = 20;

/** What a unit writes when it explains. */
export const ExplanationDraft = z.object({
  cause: z.string().max(60),
  words: z.string().trim().min(EXPLANATION_LEAST).max(4_000),
  newDueOn: DayText.nullable().default(null),
});
export type ExplanationDraft = z.infer<typeof ExplanationDraft>;

/** What is decided about an explanation; all but an acceptance needs its reason. */
export const ExplanationVerdict = z.object({
  decision: z.enum(['accepted', 'excused', 'not_enough']),
  words: z.string().trim().max(2_000).nullable().default(null),
});
export type ExplanationVerdict = z.infer<typeof ExplanationVerdict>;
