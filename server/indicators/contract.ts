import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, ListQuery, page, SpanRef } from '../platform/contract.ts';
import { IndicatorShape, PeriodCode } from './definition-contract.ts';
import { Question } from './question-contract.ts';
import { Bilingual, Judgement, PathClass, TargetPromise, TargetShape } from './target-contract.ts';
import { Observation, ValueKind } from './value-contract.ts';

export * from './definition-contract.ts';
export * from './errors-contract.ts';
export * from './question-contract.ts';
export * from './target-contract.ts';
export * from './value-contract.ts';

/** What a post may do with an indicator now, for buttons; the server decides again. */
export const IndicatorMay = z.object({
  define: z.boolean(),
  /** The units whose values it may enter: all, or those listed. */
  report: z.boolean(),
  confirm: z.boolean(),
  ask: z.boolean(),
});

/** An indicator in a list and in pickers. */
export const IndicatorRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  measure: z.string(),
  kind: IndicatorShape.shape.kind,
  frequency: IndicatorShape.shape.frequency,
  formula: z.string().nullable(),
  unit: UnitRef,
  targets: z.number().int(),
});
export type IndicatorRow = z.infer<typeof IndicatorRow>;

/** Where the ordering words of a target stand. */
export const TargetSource = z.object({
  planId: Id.nullable(),
  planNumber: z.string().nullable(),
  planTitle: z.string().nullable(),
  directiveId: Id.nullable(),
  clause: z.string().nullable(),
  quote: z.string(),
  span: SpanRef.nullable(),
});

/** A target with how it stands: one row of the board of targets. */
export const TargetRow = z.object({
  id: Id,
  indicatorId: Id,
  code: z.string(),
  name: z.string(),
  measure: z.string(),
  /** What is promised, in words: "≥ 20 % GDP vào 2025". */
  promised: Bilingual,
  promise: TargetPromise,
  aspirational: z.boolean(),
  field: z.object({ id: Id, name: z.string() }).nullable(),
  unit: UnitRef,
  responsible: UnitRef,
  dueOn: DayText,
  source: TargetSource,
  /** Null where the value belongs to a unit that this post may not see. */
  judgement: Judgement.nullable(),
  openQuestion: z.boolean(),
  version: z.number().int(),
});
export type TargetRow = z.infer<typeof TargetRow>;

export const TargetFilter = z.object({
  planId: Id.optional(),
  fieldId: Id.optional(),
  /** The unit or one below answers for it. */
  unitId: Id.optional(),
  class: PathClass.optional(),
  /** Phấn đấu only, or binding only. */
  binds: z.enum(['binding', 'aspirational']).optional(),
});
export const TargetSort = z.enum(['order', 'name', 'due', 'class', 'unit']);
export type TargetSort = z.infer<typeof TargetSort>;

const targetQuery = ListQuery.extend(TargetFilter.shape).extend({ sort: TargetSort.optional() });

/** The board of targets (bảng chỉ tiêu). */
export const listTargets = endpoint({
  method: 'GET',
  path: '/api/targets',
  query: targetQuery.extend({
    /** The day compared with. */
    vs: DayText.optional(),
  }),
  reply: page(TargetRow).extend({
    counts: z.record(PathClass, z.number().int()),
    /** Of the day compared with: these rows as they stood then, and those that are promised no more. */
    compared: z.object({ before: z.array(TargetRow), gone: z.array(TargetRow) }).nullable(),
  }),
  summary: 'Targets with their latest value and class, filtered, sorted, as of any day',
});
export const exportTargets = endpoint({
  method: 'GET',
  path: '/api/targets/export',
  query: targetQuery.omit({ after: true, limit: true }).extend({ format: z.enum(['xlsx', 'csv']) }),
  reply: z.string(),
  summary: 'The board of targets as a file',
});
export const listIndicators = endpoint({
  method: 'GET',
  path: '/api/indicators',
  query: ListQuery,
  reply: page(IndicatorRow),
  summary: 'Indicators that this post may see',
});

/** A point of the path of a target, for the chart. */
export const PathPoint = z.object({
  period: PeriodCode,
  /** What is expected by then; null where nothing is. */
  expected: z.number().nullable(),
  /** True where a milestone stands. */
  milestone: z.boolean(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
/** The value of the target's unit in a period, entered or computed from the parts. */
export const SeriesPoint = z.object({
  period: PeriodCode,
  kind: ValueKind,
  member: z.string(),
  value: z.number().nullable(),
  /** How many parts are known of how many, where it was put together. */
  parts: z.object({ have: z.number().int(), of: z.number().int() }).nullable(),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const TargetDetail = TargetRow.extend({
  baseline: TargetShape.shape.baseline,
  path: TargetShape.shape.path,
  eachOf: TargetShape.shape.eachOf,
  points: z.array(PathPoint),
  series: z.array(SeriesPoint),
  /**
   * Days on which the unit took others over. What came before is put together from them; where it does not
   * compare there is nothing before.
   */
  mergers: z.array(z.object({ onDay: DayText, from: z.array(UnitRef), isComparable: z.boolean() })),
  /** The indicator that it is compared with, and its values. */
  other: z
    .object({ id: Id, code: z.string(), name: z.string(), series: z.array(SeriesPoint) })
    .nullable(),
  questions: z.array(Question),
});
export type TargetDetail = z.infer<typeof TargetDetail>;

export const Indicator = z.object({
  id: Id,
  shape: IndicatorShape,
  unit: UnitRef,
  weight: z.object({ id: Id, name: z.string() }).nullable(),
  /** The indicators that its formula names. */
  inputs: z.array(z.object({ id: Id, code: z.string(), name: z.string() })),
  targets: z.array(TargetDetail),
  /** Values of the units that this post may see, latest first. */
  values: z.array(Observation),
  /** The units that it may enter values for, at most 200. */
  reportsFor: z.array(UnitRef),
  may: IndicatorMay,
  version: z.number().int(),
});
export type Indicator = z.infer<typeof Indicator>;

export const getIndicator = endpoint({
  method: 'GET',
  path: '/api/indicators/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Indicator,
  summary: 'One indicator: targets with their path and forecast, values with who confirmed them',
});

const version = z.object({ version: z.number().int() });

export const defineIndicator = endpoint({
  method: 'POST',
  path: '/api/indicators',
  body: IndicatorShape.extend({
    /** Set with it, in the same act. */
    targets: z.array(TargetShape).max(20).default([]),
  }),
  reply: z.object({ id: Id, targetIds: z.array(Id) }),
  act: 'define_indicator',
  summary: 'Define an indicator, with its targets',
});
export const changeIndicator = endpoint({
  method: 'PUT',
  path: '/api/indicators/:id',
  params: byId,
  body: IndicatorShape.extend(version.shape),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'change_indicator',
  summary: 'Change what an indicator is; the earlier definition is kept',
});
export const setTarget = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/targets',
  params: byId,
  body: TargetShape,
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'set_target',
  summary: 'Set a target of an indicator by hand',
});
export const changeTarget = endpoint({
  method: 'PUT',
  path: '/api/targets/:id',
  params: byId,
  body: TargetShape.extend(version.shape).extend({ why: z.string().trim().min(5).max(1_000) }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'change_target',
  summary: 'Change a target, saying why; the earlier one is kept',
});
export const dropTarget = endpoint({
  method: 'POST',
  path: '/api/targets/:id/drop',
  params: byId,
  body: version.extend({ why: z.string().trim().min(5).max(1_000) }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'drop_target',
  summary: 'Stop following a target, saying why',
});

/** A target that the reader found in a plan and nobody follows yet, with what would be followed. */
export const FoundTarget = z.object({
  provisionId: Id,
  name: z.string(),
  quote: z.string(),
  span: SpanRef.nullable(),
  promised: Bilingual,
  /** What has to be asked before it can be judged (the name of a ranking, the other indicator). */
  asks: z.array(z.enum(['ranking', 'other', 'value', 'due'])),
});
export type FoundTarget = z.infer<typeof FoundTarget>;

/** The targets of a plan: those followed, and those found in its words and not followed yet. */
export const planTargets = endpoint({
  method: 'GET',
  path: '/api/plans/:id/targets',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({
    followed: z.array(TargetRow),
    /** Provisions of the plan that followed targets stand for. */
    followedProvisionIds: z.array(Id),
    found: z.array(FoundTarget),
    mayFollow: z.boolean(),
  }),
  summary: 'Targets of a plan: followed, and found in its words',
});
export const followTargets = endpoint({
  method: 'POST',
  path: '/api/plans/:id/follow-targets',
  params: byId,
  body: z.object({
    /** Those to follow; null for all that are not followed yet. */
    provisionIds: z.array(Id).max(500).nullable().default(null),
    /** The unit that answers for them where nothing else is known; null for the plan's owner. */
    unitId: Id.nullable().default(null),
  }),
  reply: z.object({
    targets: z.array(z.object({ id: Id, indicatorId: Id, provisionId: Id })),
  }),
  act: 'follow_targets',
  summary: 'Đưa vào theo dõi: targets of a plan become indicators that are followed',
});
