import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { Right } from './right-contract.ts';
import { Role, UnitRef } from './session-contract.ts';

/** Powers of a post lent to somebody for a time (ủy quyền). */
export const Delegation = z.object({
  id: Id,
  post: z.object({ id: Id, title: z.string(), role: Role, unit: UnitRef }),
  from: z.object({ id: Id, name: z.string() }),
  to: z.object({ id: Id, name: z.string() }),
  rights: z.array(Right),
  firstDay: DayText,
  lastDay: DayText,
  reason: z.string(),
  basis: z.string().nullable(),
  givenAt: Instant,
  revokedAt: Instant.nullable(),
  revokedBecause: z.string().nullable(),
  /** `left`: the giver no longer holds the post, or the receiver no longer serves here. */
  state: z.enum(['coming', 'holds', 'over', 'revoked', 'left']),
  mayRevoke: z.boolean(),
  version: z.number().int(),
});
export type Delegation = z.infer<typeof Delegation>;

/** What the post that acts now may lend. */
export const DelegationOffer = z.object({
  rights: z.array(Right),
  today: DayText,
  latestDay: DayText,
  /** Absences that are declared and that nobody was given powers for yet: each proposes a delegation. */
  proposals: z.array(
    z.object({
      absenceId: Id,
      from: DayText,
      to: DayText,
      reason: z.string(),
      standIn: z.object({ id: Id, name: z.string() }).nullable(),
    }),
  ),
});
export type DelegationOffer = z.infer<typeof DelegationOffer>;

export const listMyDelegations = endpoint({
  method: 'GET',
  path: '/api/delegations/mine',
  reply: z.object({
    given: z.array(Delegation),
    received: z.array(Delegation),
    offer: DelegationOffer.nullable(),
  }),
  summary: 'Powers that I lent and that were lent to me, and what this post may lend',
});
export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/delegations',
  query: ListQuery.extend({
    state: z.enum(['coming', 'holds', 'over']).optional(),
    unitId: Id.optional(),
  }),
  reply: page(Delegation),
  summary: 'Who stands in for whom in this body, as of any day',
});
export const giveDelegation = endpoint({
  method: 'POST',
  path: '/api/delegations',
  body: z.object({
    toPersonId: Id,
    rights: z.array(Right).max(200),
    firstDay: DayText,
    lastDay: DayText,
    reason: z.string().trim().min(3).max(500),
    basis: z.string().trim().max(500).nullable(),
    absenceId: Id.nullable().default(null),
  }),
  reply: z.object({ id: Id }),
  act: 'give_delegation',
  summary: 'Lends powers of my post to somebody of this body until a day',
});
export const revokeDelegation = endpoint({
  method: 'POST',
  path: '/api/delegations/:id/revoke',
  params: byId,
  body: z.object({ because: z.string().trim().max(500).nullable(), version: z.number().int() }),
  reply: z.object({ id: Id }),
  act: 'revoke_delegation',
  summary: 'Takes powers back at once: by whoever lent them, or the administrator',
});
