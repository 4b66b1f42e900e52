import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { UNIT_KINDS } from '../organisation/rules/unit-kind.ts';
import { byId, DayText, endpoint, Id, ListQuery } from '../platform/contract.ts';
import { TaskFilter } from './row-contract.ts';

const Kind = z.enum(UNIT_KINDS);
const query = TaskFilter.omit({ planId: true }).extend({
  q: ListQuery.shape.q,
  asOf: DayText.optional(),
  /** Classes shown unit by unit. */
  open: z
    .array(Kind)
    .or(Kind.transform((kind) => [kind]))
    .optional(),
});

/** A unit's own plan that carries the text on; `days` from the superior's signature to it. */
export const OwnPlanRow = z.object({
  id: Id,
  planId: Id.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: DayText.nullable(),
  ownerName: z.string(),
  days: z.number().int().nullable(),
});
export type OwnPlanRow = z.infer<typeof OwnPlanRow>;

export const CoverageColumnRow = z.object({
  /** A unit's id, or the kind of a class. */
  key: z.string(),
  unit: UnitRef.nullable(),
  kind: Kind,
  units: z.number().int(),
  given: z.number().int(),
  taken: z.number().int(),
  parts: z.number().int(),
  plans: z.array(OwnPlanRow),
  withPlan: z.number().int(),
  waiting: z.number().int().nullable(),
});
export type CoverageColumnRow = z.infer<typeof CoverageColumnRow>;

export const planCoverage = endpoint({
  method: 'GET',
  path: '/api/plans/:id/coverage',
  params: byId,
  query,
  reply: z.object({
    signedOn: DayText.nullable(),
    clauses: z.array(
      z.object({ id: Id.nullable(), label: z.string(), heading: z.string(), depth: z.number() }),
    ),
    columns: z.array(CoverageColumnRow),
    cells: z.array(
      z.object({
        clauseId: Id.nullable(),
        column: z.string(),
        given: z.number().int(),
        taken: z.number().int(),
        parts: z.number().int(),
        idle: z.number().int(),
      }),
    ),
  }),
  summary: 'Clauses of the text against what the units took up; who has no plan of its own',
});
export type Coverage = z.infer<typeof planCoverage.reply>;

export const CascadeNode = z.object({
  id: z.string(),
  /** Steps from the plan: negative towards the superior texts, positive towards those below. */
  layer: z.number().int(),
  kind: z.enum(['document', 'plan', 'unit', 'class']),
  name: z.string(),
  title: z.string().nullable(),
  day: DayText.nullable(),
  planId: Id.nullable(),
  directiveId: Id.nullable(),
  unitId: Id.nullable(),
  unitKind: Kind.nullable(),
  /** Bodies that a class stands for. */
  units: z.number().int().nullable(),
  given: z.number().int().nullable(),
  taken: z.number().int().nullable(),
});
export type CascadeNode = z.infer<typeof CascadeNode>;

export const CascadeEdge = z.object({
  from: z.string(),
  to: z.string(),
  /** Days from the one to the other; null where a day is missing. */
  days: z.number().int().nullable(),
});
export type CascadeEdge = z.infer<typeof CascadeEdge>;

export const planCascade = endpoint({
  method: 'GET',
  path: '/api/plans/:id/cascade',
  params: byId,
  query,
  reply: z.object({
    nodes: z.array(CascadeNode),
    edges: z.array(CascadeEdge),
    /** Node id → days since the signature without a plan of its own. */
    waiting: z.record(z.string(), z.number().int()),
  }),
  summary: 'Superior texts → this plan → units → their own plans → below, with days between',
});
export type Cascade = z.infer<typeof planCascade.reply>;
