import { z } from 'zod';
import { CitationKind } from '../directives/contract.ts';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, Id, SpanRef } from '../platform/contract.ts';
import { DeadlineShape } from './figures-contract.ts';
import { COLUMN_MEANINGS } from './rules/task-columns.ts';

// ── the draft that an officer reviews (rà soát) ───────────────────────────────────────────

/** A value with the place it was read from; `span: null` where a person typed it. */
const Sourced = z.object({
  span: SpanRef.nullable(),
  confidence: z.number().nullable(),
  rule: z.string().nullable(),
});

/** A unit as written, and the unit or class of the register it stands for. */
export const DraftUnit = z.object({
  written: z.string(),
  span: SpanRef.nullable(),
  implied: z.boolean(),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  /** A class of bodies; the cascade gives the task to every member. */
  group: z.boolean(),
  memberIds: z.array(Id),
  /** How many bodies the class stands for. Members of a very large class are not listed; issuing finds them. */
  memberCount: z.number().int().optional(),
  /** Set while the name fits several units of the register and none is chosen. */
  twins: z.array(UnitRef.extend({ path: z.array(z.string()) })).optional(),
});
export type DraftUnit = z.infer<typeof DraftUnit>;

/** unseen → confirmed (đúng) or rejected (bỏ). A rejected item stays listed and can be restored. */
export const ReviewState = z.enum(['unseen', 'confirmed', 'rejected']);

export const DraftTask = Sourced.extend({
  key: z.string(),
  label: z.string().nullable(),
  title: z.string(),
  /** The words that order it: the source between span.start and span.end. */
  quote: z.string(),
  path: z.array(z.string()),
  fieldKey: z.string().nullable(),
  lead: z.array(DraftUnit),
  coord: z.array(DraftUnit),
  deadline: DeadlineShape.extend({ span: SpanRef.nullable() }).nullable(),
  product: z.object({ text: z.string(), span: SpanRef.nullable() }).nullable(),
  /** Why a deadline before the day of issue is right all the same. */
  earlyReason: z.string().nullable(),
  state: ReviewState,
});
export type DraftTask = z.infer<typeof DraftTask>;

export const DraftField = Sourced.extend({
  key: z.string(),
  name: z.string(),
  declaredCount: z.number().int().nullable(),
});
export const DraftCitation = Sourced.extend({
  key: z.string(),
  kind: CitationKind,
  type: z.string().nullable(),
  number: z.string().nullable(),
  day: z.string().nullable(),
  issuer: z.string().nullable(),
  title: z.string().nullable(),
  /** Key of the citation that this one implements in turn (kế hoạch → chương trình → nghị quyết). */
  fromKey: z.string().nullable(),
  state: ReviewState,
});
export const DraftTarget = Sourced.extend({
  key: z.string(),
  name: z.string(),
  comparator: z.enum(['>=', '>', '<=', '<', '=', '~', 'range', 'top', 'qual']),
  value: z.union([z.number(), z.tuple([z.number(), z.number()])]).nullable(),
  unit: z.string().nullable(),
  direction: z.enum(['level', 'increase', 'decrease']),
  year: z.number().int().nullable(),
  baseline: z.string().nullable(),
  quote: z.string(),
  state: ReviewState,
});
export const DraftMoney = Sourced.extend({
  key: z.string(),
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  source: z.string().nullable(),
  quote: z.string(),
  state: ReviewState,
});
export const DraftPhase = Sourced.extend({
  key: z.string(),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  state: ReviewState,
});
export const DraftDuty = Sourced.extend({
  key: z.string(),
  who: z.string().nullable(),
  to: z.string().nullable(),
  when: z.array(z.string()),
  quote: z.string(),
  state: ReviewState,
});
export const DraftMotto = Sourced.extend({ key: z.string(), text: z.string() });

/** What the label of a column stands for. */
export const ColumnMeaning = z.enum(COLUMN_MEANINGS);

export const Draft = z.object({
  identity: z.object({
    type: z.string().nullable(),
    number: z.string().nullable(),
    issuedOn: DayText.nullable(),
    issuer: DraftUnit.nullable(),
    signer: z.string().nullable(),
    title: z.string().nullable(),
    spans: z.record(z.string(), SpanRef),
    /** Set where the officer states that the document bears no number. */
    unnumbered: z.boolean().optional(),
  }),
  citations: z.array(DraftCitation),
  declared: z.object({ tasks: z.number().int().nullable(), fields: z.number().int().nullable() }),
  fields: z.array(DraftField),
  tasks: z.array(DraftTask),
  targets: z.array(DraftTarget),
  money: z.array(DraftMoney),
  phases: z.array(DraftPhase),
  duties: z.array(DraftDuty),
  mottos: z.array(DraftMotto),
  notUnderstood: z.array(
    z.object({ key: z.string(), span: SpanRef, reason: z.string(), settled: z.boolean() }),
  ),
  /** What officers said of columns that were not understood, by the key of the label. */
  columns: z.record(z.string(), ColumnMeaning).optional(),
});
export type Draft = z.infer<typeof Draft>;

/**
 * One change of a draft: the place (`tasks.t3.title`, `identity.spans.number`), what its author saw there
 * and what it shall be. `tasks.t8` is an item that comes (`was` null, behind the item `after`) or goes
 * (`now` null); `tasks` alone is the order of the keys.
 */
export const DraftChange = z.object({
  at: z.string().max(400),
  was: z.unknown(),
  now: z.unknown(),
  after: z.string().nullable().optional(),
});
export type DraftChange = z.infer<typeof DraftChange>;
