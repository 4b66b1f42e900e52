import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { OBLIGATION_STATES, STANDINGS } from './rules/standing.ts';

export const Standing = z.object({
  kind: z.enum(STANDINGS),
  lateDays: z.number().int(),
  /** In time where it was handed in; null where it was not. */
  onTime: z.boolean().nullable(),
});

/** One report that one unit owes for one period. */
export const Obligation = z.object({
  id: Id,
  regime: z.object({ id: Id, name: z.string() }),
  hop: z.number().int(),
  unit: UnitRef,
  /** The unit that owed it before it was merged; null where it is the same. */
  origin: UnitRef.nullable(),
  to: UnitRef,
  period: z.object({
    key: z.string(),
    name: z.object({ vi: z.string(), en: z.string() }),
    from: DayText,
    to: DayText,
  }),
  cutOff: DayText,
  dueOn: DayText,
  dueTime: z.string().nullable(),
  closesOn: DayText.nullable(),
  unlocked: z.object({ until: DayText, by: z.string(), reason: z.string() }).nullable(),
  state: z.enum(OBLIGATION_STATES),
  standing: Standing,
  submissionId: Id.nullable(),
  submittedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  version: z.number().int(),
});
export type Obligation = z.infer<typeof Obligation>;

export const listOwed = endpoint({
  method: 'GET',
  path: '/api/obligations/mine',
  query: ListQuery.omit({ sort: true }).extend({
    /** What is still owed, or what was handed in. */
    show: z.enum(['open', 'done']).default('open'),
  }),
  reply: page(Obligation).extend({ unit: UnitRef }),
  summary: 'What the unit of the post owes, the next first',
});

export const getObligation = endpoint({
  method: 'GET',
  path: '/api/obligations/:id',
  params: z.object({ id: Id }),
  query: z.object({ asOf: DayText.optional() }),
  reply: Obligation.extend({ mayUnlock: z.boolean() }),
  summary: 'One obligation',
});

export const unlockObligations = endpoint({
  method: 'POST',
  path: '/api/obligations/unlock',
  body: z.object({
    obligationIds: z.array(Id).min(1).max(12_000),
    until: DayText,
    reason: z.string().trim().min(5).max(1_000),
  }),
  reply: z.object({ unlocked: z.number().int() }),
  act: 'unlock_obligations',
  summary: 'Lets closed reports be handed in until a day',
});
