import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { CHANGE_KINDS, THINGS } from './rules/kinds.ts';
import { Value } from './value-contract.ts';

const said = z.object({ vi: z.string(), en: z.string() });

/** One thing of a plan as a version has it: what it is called, and its fields in words. */
export const VersionItem = z.object({
  thing: z.enum(THINGS),
  id: Id,
  label: z.string().nullable(),
  title: z.string(),
  /** Field → words, in the order in which they are shown. */
  fields: z.array(z.object({ field: z.string(), words: said })),
});
export type VersionItem = z.infer<typeof VersionItem>;

/** What became of one thing between two versions. */
export const VersionChange = z.object({
  thing: z.enum(THINGS),
  id: Id,
  label: z.string().nullable(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: said.nullable(), after: said.nullable() })),
});
export type VersionChange = z.infer<typeof VersionChange>;

export const PlanVersionRow = z.object({
  number: z.number().int(),
  inForceFrom: DayText,
  until: DayText.nullable(),
  appliedAt: Instant.nullable(),
  amendment: z.object({ id: Id, number: z.number().int(), title: z.string() }).nullable(),
  directive: z.object({ id: Id, number: z.string().nullable() }).nullable(),
});
export type PlanVersionRow = z.infer<typeof PlanVersionRow>;

export const listPlanVersions = endpoint({
  method: 'GET',
  path: '/api/plans/:id/versions',
  params: byId,
  reply: z.object({ versions: z.array(PlanVersionRow), open: z.number().int() }),
  summary: 'Các bản of a plan: as issued, then one for each amendment in force',
});
export const getPlanVersion = endpoint({
  method: 'GET',
  path: '/api/plans/:id/versions/:number',
  params: byId.extend({ number: z.coerce.number().int().min(1) }),
  reply: z.object({ version: PlanVersionRow, items: z.array(VersionItem) }),
  summary: 'A version as it was the moment before the next one was applied',
});
export const comparePlanVersions = endpoint({
  method: 'GET',
  path: '/api/plans/:id/version-changes',
  params: byId,
  query: z.object({
    from: z.coerce.number().int().min(1),
    to: z.coerce.number().int().min(1),
  }),
  reply: z.object({
    from: PlanVersionRow,
    to: PlanVersionRow,
    changes: z.array(VersionChange),
  }),
  summary: 'What changed between two versions, field by field',
});
export const listAmendable = endpoint({
  method: 'GET',
  path: '/api/plans/:id/amendable',
  params: byId,
  query: z.object({ thing: z.enum(THINGS), q: z.string().trim().max(200).optional() }),
  reply: z.object({
    items: z.array(VersionItem.omit({ fields: true })),
    fields: z.array(z.object({ id: Id, name: z.string() })),
    sources: z.array(z.object({ key: z.string(), name: z.string() })),
    indicators: z.array(z.object({ id: Id, name: z.string() })),
  }),
  summary: 'What of a plan can be amended, for a form to choose from',
});
export const getAmendable = endpoint({
  method: 'GET',
  path: '/api/plans/:id/amendable/:thing/:thingId',
  params: byId.extend({ thing: z.enum(THINGS), thingId: Id }),
  reply: z.object({
    title: z.string(),
    place: z.string(),
    /** Every change that it can have, with its value now. */
    kinds: z.array(
      z.object({ kind: z.enum(CHANGE_KINDS), now: Value.nullable(), says: said.nullable() }),
    ),
    /** The units that those values name. */
    units: z.array(UnitRef),
  }),
  summary: 'One thing of a plan with the value of each of its fields now',
});
