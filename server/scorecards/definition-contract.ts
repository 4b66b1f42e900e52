import { z } from 'zod';
import { Id } from '../platform/contract.ts';

/** What a scorecard is kept for: calendar periods, or a stage (giai đoạn) from one day to another. */
export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year', 'stage'] as const;
export const PeriodKind = z.enum(PERIOD_KINDS);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or a stage `2022-01-01..2025-12-31`. */
export const PeriodCode = z
  .string()
  .regex(/^\d{4}(?:-(?:\d{2}|Q[1-4]|H[12])|-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})?$/);
export type PeriodCode = z.infer<typeof PeriodCode>;

/** The name of a criterion within its scorecard; stays with it from definition to definition. */
export const CriterionKey = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/);

/** Whose tasks count for a unit: its own, or also those of the units under it. */
const reach = z.enum(['unit', 'below']).default('below');
/** What the plan gave, or also what units broke it into. */
const layer = z.enum(['given', 'all']).default('given');
const planId = Id.nullable().default(null);
/** Fewer cases than this say nothing about a unit: "không đủ số". */
const minimum = z.number().int().min(1).max(1_000).default(5);
const days = z.number().int().min(0).max(400);
const tasks = { reach, layer, planId, minimum };

/** Where the number behind a criterion comes from. */
export const Source = z.discriminatedUnion('kind', [
  /** Tasks due in the period: the share done within their deadline in force. */
  z.object({ kind: z.literal('on_time'), ...tasks }),
  /** Tasks given in the period: the share accepted (tiếp nhận) within some days. */
  z.object({ kind: z.literal('accepted'), ...tasks, days: days.default(3) }),
  /** What the unit was asked in the period (phối hợp) or got back: the share answered in time. */
  z.object({ kind: z.literal('answered'), ...tasks, days: days.default(7) }),
  /** Turns of recurring duties to report, due in the period: the share handed in in time. */
  z.object({ kind: z.literal('reports'), ...tasks }),
  /** Open tasks: the share of which something was heard within some days. */
  z.object({ kind: z.literal('fresh'), ...tasks, days: days.default(30) }),
  /** Key tasks (trọng tâm), or those that others wait for: the share done in time. */
  z.object({
    kind: z.literal('key_tasks'),
    ...tasks,
    of: z.enum(['focus', 'holding', 'either']).default('either'),
  }),
  /** Tasks that the head of the unit answers for in person: the share done in time. */
  z.object({ kind: z.literal('by_head'), ...tasks }),
  /** Tasks done in the period: the share done some days before the deadline (bứt phá). */
  z.object({ kind: z.literal('early'), ...tasks, days: days.default(5) }),
  /** What an indicator shows for the unit: its value, or how far its targets are met. */
  z.object({
    kind: z.literal('indicator'),
    indicatorId: Id.nullable().default(null),
    /** The value that is planned; null where the formula says what is enough. */
    planned: z.number().nullable().default(null),
  }),
  /** Indicators of the unit with a target: the share met, or of those the share met beyond plan. */
  z.object({
    kind: z.literal('targets'),
    planId,
    minimum,
    /** How much beyond the target counts, in percent of it; 0 for just met. */
    beyond: z.number().min(0).max(1_000).default(0),
  }),
  /** Accepted products of tasks; a counted product counts its number. */
  z.object({ kind: z.literal('products'), planId }),
  /** Money: disbursed against planned or allotted. */
  z.object({
    kind: z.literal('money'),
    planId,
    against: z.enum(['planned', 'allotted']).default('planned'),
  }),
  /** A figure that somebody enters with its evidence: an inventory, a count. */
  z.object({ kind: z.literal('entered'), unitOfMeasure: z.string().max(40).default('') }),
  /** Answers of a survey; the formula says what an answer is worth. */
  z.object({ kind: z.literal('survey'), answers: z.number().int().min(1).max(100_000) }),
  /** Có hay không, entered with its evidence. */
  z.object({ kind: z.literal('yes_no') }),
  /** Points that the unit gives itself and points that it is given, each with words. */
  z.object({ kind: z.literal('appraisal') }),
  /** Open tasks past their deadline at the end of the day looked at. */
  z.object({ kind: z.literal('overdue'), reach, layer, planId }),
]);
export type Source = z.infer<typeof Source>;
export type SourceKind = Source['kind'];

/** How a number becomes points; every one gives 0 to the most that the criterion can bring. */
export const Formula = z.discriminatedUnion('kind', [
  /** b / a × points, at most the points: what was achieved of what was due or planned. */
  z.object({ kind: z.literal('ratio') }),
  /** The points of the highest band whose floor is reached; shares are in percent. */
  z.object({
    kind: z.literal('bands'),
    bands: z
      .array(z.object({ from: z.number(), points: z.number() }))
      .min(1)
      .max(20),
  }),
  /** All points from a value on, none below. */
  z.object({ kind: z.literal('reached'), least: z.number() }),
  /** From no points at one value straight to all points at another; `none` may be the greater one. */
  z.object({ kind: z.literal('linear'), none: z.number(), full: z.number() }),
  /** So many points each, at most the points. */
  z.object({ kind: z.literal('each'), points: z.number() }),
  /** All points less so many for each, never below the floor. */
  z.object({ kind: z.literal('penalty'), points: z.number().min(0), floor: z.number().default(0) }),
  /** The points as given by an appraisal. */
  z.object({ kind: z.literal('given') }),
]);
export type Formula = z.infer<typeof Formula>;

/**
 * What a criterion does: brings points, opens the way (a gate that is failed means "không xếp"), adds to
 * the total or takes from it.
 */
export const CRITERION_ROLES = ['score', 'gate', 'bonus', 'penalty'] as const;
export const CriterionRole = z.enum(CRITERION_ROLES);
export type CriterionRole = z.infer<typeof CriterionRole>;

/**
 * One criterion of the tree. The list is in reading order; a criterion whose key others name as theirs
 * above is a branch and has neither source nor formula.
 */
export const Criterion = z.object({
  key: CriterionKey,
  parentKey: CriterionKey.nullable().default(null),
  name: z.string().trim().min(1).max(300),
  role: CriterionRole.default('score'),
  /** Points at most; in a scorecard by weights, what it weighs among those beside it. */
  share: z.number().min(0).max(1_000_000),
  source: Source.nullable().default(null),
  formula: Formula.nullable().default(null),
  /** What counts as proof, and where the criterion stands in a document. */
  note: z.string().max(1_000).default(''),
});
export type Criterion = z.infer<typeof Criterion>;

/** Which units are ranked. */
export const Subjects = z.discriminatedUnion('kind', [
  /** Units of a kind under a unit: all communes of the province. */
  z.object({ kind: z.literal('kind'), underUnitId: Id.nullable(), unitKind: z.string().max(40) }),
  /** Units so many levels under a unit. */
  z.object({
    kind: z.literal('level'),
    underUnitId: Id.nullable(),
    depth: z.number().int().min(1).max(9),
  }),
  z.object({ kind: z.literal('list'), unitIds: z.array(Id).max(12_000) }),
  /** Blocks of peers (khối, cụm), each ranked for itself. */
  z.object({
    kind: z.literal('blocks'),
    blocks: z
      .array(z.object({ name: z.string().trim().min(1).max(200), unitIds: z.array(Id).max(2_000) }))
      .max(100),
  }),
]);
export type Subjects = z.infer<typeof Subjects>;

export const Definition = z.object({
  subjects: Subjects,
  /** Points: each criterion says its points. Weights: they share `total` by what they weigh. */
  scale: z.enum(['points', 'weights']).default('points'),
  /** What all together bring at most, without bonus; by points it is their sum. */
  total: z.number().positive().max(1_000_000).default(100),
  decimals: z.number().int().min(0).max(4).default(1),
  /** Where a unit has too few cases: its points are spread over the rest, or it gets what the others get on average. */
  tooFew: z.enum(['spread', 'neutral']).default('spread'),
  bonusCap: z.number().min(0).nullable().default(null),
  penaltyCap: z.number().min(0).nullable().default(null),
  /** Who stands before whom among equals: the criteria to compare, in order. */
  tieBreak: z.array(CriterionKey).max(20).default([]),
  /** Units that stay level after the chain may share a rank; else a council votes before publishing. */
  sharedRanks: z.boolean().default(false),
  criteria: z.array(Criterion).max(300),
});
export type Definition = z.infer<typeof Definition>;
