import { z } from 'zod';
import { DayText, endpoint, Id } from '../platform/contract.ts';
import { Right } from './right-contract.ts';

/** One rule on the way to the answer; the first that is not `ok` decides. */
export const SightStep = z.object({
  rule: z.enum(['address', 'account', 'post', 'role', 'limited', 'reach', 'page']),
  ok: z.boolean(),
  vi: z.string(),
  en: z.string(),
});
export type SightStep = z.infer<typeof SightStep>;

export const explainSight = endpoint({
  method: 'GET',
  path: '/api/why-not',
  query: z.object({
    personId: Id,
    /** The post in which they look; their first one when left out. */
    postId: Id.optional(),
    /** An address of the product, as copied from the browser. */
    address: z.string().trim().max(500).optional(),
    /** What they want to do; without it, to see what the address shows. */
    right: Right.optional(),
    asOf: DayText.optional(),
  }),
  reply: z.object({
    sees: z.boolean(),
    steps: z.array(SightStep),
    right: Right.nullable(),
    posts: z.array(z.object({ id: Id, title: z.string(), unit: z.string() })),
  }),
  summary: 'Why a person of this body sees something, or does not: the deciding rule',
});

export const exportRights = endpoint({
  method: 'GET',
  path: '/api/rights/export',
  summary: 'The grid of rights, role by right with the reach, as CSV',
});
