import { z } from 'zod';
import { Id, SpanRef } from '../platform/contract.ts';
import { Code, Frequency, PeriodCode } from './definition-contract.ts';

const Measure = z.number().finite();

/** A value that is to stand by the end of a period (mốc). */
export const Milestone = z.object({ period: PeriodCode, value: Measure });
export type Milestone = z.infer<typeof Milestone>;
export const RangeMilestone = z.object({ period: PeriodCode, low: Measure, high: Measure });
export type RangeMilestone = z.infer<typeof RangeMilestone>;

/** "4/100.000 dân", "1 trên mỗi hộ": what the value is counted per. */
export const Base = z.object({ amount: Measure.positive(), of: z.string().trim().min(1).max(100) });
export type Base = z.infer<typeof Base>;

export const Operator = z.enum(['>=', '>', '<=', '<', '=']);
export type Operator = z.infer<typeof Operator>;

const milestones = z.array(Milestone).min(1).max(50);
const base = Base.nullable().default(null);
/** Where it is promised of every period of a kind ("mỗi quý ít nhất 04"); null for the end only. */
const every = Frequency.nullable().default(null);

/**
 * What is promised, by kind (DOMAIN §9.3). The last milestone is the target itself; the ones before it are
 * its stages (mốc theo giai đoạn).
 */
export const TargetPromise = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bound'), operator: Operator, milestones, base, every }),
  /** Khoảng N: within a tolerance, in per cent of N. */
  z.object({
    kind: z.literal('about'),
    milestones,
    tolerance: Measure.min(0).max(100).default(5),
    base,
  }),
  z.object({
    kind: z.literal('between'),
    milestones: z.array(RangeMilestone).min(1).max(50),
    base,
  }),
  /** Top N: lower is better; the ranking is named on the indicator. */
  z.object({ kind: z.literal('rank'), milestones }),
  /** Tăng tối thiểu 7 % một năm: judged each year, or as the mean of the years (bình quân). */
  z.object({
    kind: z.literal('growth'),
    operator: Operator,
    percent: Measure,
    fromYear: z.number().int(),
    toYear: z.number().int(),
    judged: z.enum(['each_year', 'average']).default('each_year'),
  }),
  /** Giảm 20 % so với năm 2020: by so many per cent against the baseline. */
  z.object({
    kind: z.literal('change'),
    way: z.enum(['increase', 'decrease']),
    percent: Measure.min(0),
    due: PeriodCode,
  }),
  z.object({ kind: z.literal('yes_no'), due: PeriodCode }),
  /** A level of the indicator's scale, by its place from 0. */
  z.object({ kind: z.literal('ordinal'), milestones }),
  z.object({ kind: z.literal('qualitative'), due: PeriodCode }),
  /** Cao hơn một chỉ tiêu khác (tăng trưởng ngành trên tăng trưởng GDP). */
  z.object({
    kind: z.literal('compare'),
    operator: Operator,
    otherId: Id,
    due: PeriodCode,
    /** Every year from here on; null for the due period only. */
    fromYear: z.number().int().nullable().default(null),
  }),
]);
export type TargetPromise = z.infer<typeof TargetPromise>;

/** A target as it is set or changed. */
export const TargetShape = z.object({
  promise: TargetPromise,
  /** The unit whose value is promised; null for the unit that answers for the indicator. */
  unitId: Id.nullable().default(null),
  planId: Id.nullable().default(null),
  fieldId: Id.nullable().default(null),
  /** The ordering words, and where they stand in the plan's text. */
  quote: z.string().trim().max(4_000).default(''),
  span: SpanRef.nullable().default(null),
  aspirational: z.boolean().default(false),
  /** Where the path begins (gốc so sánh). */
  baseline: Milestone.nullable().default(null),
  /** How the expected value runs between milestones: on a straight line, or in steps at each. */
  path: z.enum(['straight', 'stepped']).default('straight'),
  /** Each member of this dimension has to meet it ("từng ngành"); null for the whole. */
  eachOf: Code.nullable().default(null),
});
export type TargetShape = z.infer<typeof TargetShape>;

/**
 * How a target stands on a day: met (đạt), on path (đúng tiến độ), at risk (nguy cơ không đạt), off path
 * (chệch tiến độ, or not met once due), no data, not yet due.
 */
export const PathClass = z.enum(['met', 'on_path', 'at_risk', 'off_path', 'no_data', 'not_due']);
export type PathClass = z.infer<typeof PathClass>;

export const Bilingual = z.object({ vi: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** A value expected at the end, with its interval and how it was found. */
export const Forecast = z.object({
  period: PeriodCode,
  value: Measure,
  low: Measure,
  high: Measure,
  method: z.literal('theil_sen'),
  /** From how many points. */
  points: z.number().int().min(3),
});
export type Forecast = z.infer<typeof Forecast>;

export const Judgement = z.object({
  class: PathClass,
  /** True once the promised period is over: the class is the result. */
  final: z.boolean(),
  /** The whole as a sentence: what is promised, what was seen, what it comes to. */
  reason: Bilingual,
  /** The latest value that it was judged by. */
  latest: z
    .object({ period: PeriodCode, value: Measure.nullable(), kind: z.enum(['actual', 'estimate']) })
    .nullable(),
  /** What was expected by then, on the path. */
  expected: Measure.nullable(),
  forecast: Forecast.nullable(),
});
export type Judgement = z.infer<typeof Judgement>;
