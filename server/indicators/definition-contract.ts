import { z } from 'zod';
import { Id } from '../platform/contract.ts';

/** What an indicator's values are: a number, yes or no, a level of a scale, or a judgement in words. */
export const IndicatorKind = z.enum(['number', 'yes_no', 'ordinal', 'qualitative']);
export type IndicatorKind = z.infer<typeof IndicatorKind>;

/** Which way is good: more, less, or near the promised value. */
export const Direction = z.enum(['up', 'down', 'near']);
export type Direction = z.infer<typeof Direction>;

/**
 * How values add up: `weighted` is a mean by the values of a weight indicator, `ratio` the sum of one
 * indicator by the sum of another, `none` not at all.
 */
export const Aggregation = z.enum([
  'sum',
  'mean',
  'weighted',
  'last',
  'min',
  'max',
  'ratio',
  'none',
]);
export type Aggregation = z.infer<typeof Aggregation>;

/**
 * How a series goes on when units are merged: values of the units before add up (`sum`), give a weighted mean or
 * a quotient of sums (`weighted`, with the weight or the numerator and denominator of the indicator), or do not
 * compare with what comes after (`not_comparable`).
 */
export const AfterMerger = z.enum(['sum', 'weighted', 'not_comparable']);
export type AfterMerger = z.infer<typeof AfterMerger>;

/** How often a value is due (tần suất): periods of the calendar. */
export const Frequency = z.enum(['month', 'quarter', 'half', 'year']);
export type Frequency = z.infer<typeof Frequency>;

/** A period of the calendar: `2025`, `2025-H1`, `2025-Q2`, `2025-04`, `2025-04-30`. */
export const PeriodCode = z
  .string()
  .regex(/^\d{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?$/);

/** Short plain names: letters without accents, digits, underscores. Formulas call indicators by them. */
export const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const Measure = z.number().finite();
const words = (most: number) => z.string().trim().max(most);

/** A way in which values are broken down (phân tổ), such as by sector, with its members. */
export const Dimension = z.object({
  code: Code,
  name: words(200).min(1),
  members: z
    .array(z.object({ code: Code, name: words(200).min(1) }))
    .min(1)
    .max(100),
});
export type Dimension = z.infer<typeof Dimension>;

/** What is refused at entry (quy tắc kiểm tra). */
export const ValueChecks = z.object({
  min: Measure.nullable().default(null),
  max: Measure.nullable().default(null),
  integer: z.boolean().default(false),
  /** Luỹ kế: each value includes those before, and does not fall. */
  cumulative: z.boolean().default(false),
});
export type ValueChecks = z.infer<typeof ValueChecks>;

/** What an indicator is beside its code, name and responsible unit; kept as one value. */
export const Definition = z.object({
  kind: IndicatorKind.default('number'),
  /** Đơn vị tính: `%`, `hộ`, `hạng`, `tỷ đồng`. Empty where there is none. */
  measure: words(60).default(''),
  decimals: z.number().int().min(0).max(6).default(2),
  /** Levels of an ordinal indicator from the lowest to the highest. */
  levels: z.array(words(200).min(1)).max(20).default([]),
  direction: Direction.default('up'),
  overTime: Aggregation.default('last'),
  overUnits: Aggregation.default('none'),
  /** Sau sáp nhập; null: as units add up where they do, else not comparable. */
  afterMerger: AfterMerger.nullable().default(null),
  /** The weight of a weighted mean. */
  weightId: Id.nullable().default(null),
  numeratorId: Id.nullable().default(null),
  denominatorId: Id.nullable().default(null),
  /** What a ratio is multiplied by: 100 for per cent, 100000 for "per 100,000". */
  factor: Measure.default(1),
  /** Over other indicators by code: `doanh_thu / gdp * 100`; null where values are entered. */
  formula: words(1_000).nullable().default(null),
  frequency: Frequency.default('year'),
  /** Nguồn số liệu. */
  source: words(500).nullable().default(null),
  /** The ranking whose places are counted (tên bảng xếp hạng). */
  ranking: words(300).nullable().default(null),
  dimensions: z.array(Dimension).max(5).default([]),
  checks: ValueChecks.default({ min: null, max: null, integer: false, cumulative: false }),
});
export type Definition = z.infer<typeof Definition>;

/** An indicator as it is defined or changed. */
export const IndicatorShape = Definition.extend({
  code: Code,
  name: words(500).min(2),
  /** The unit that answers for it. */
  unitId: Id,
  /** The units that report it; empty where only the responsible unit does. */
  reporterIds: z.array(Id).max(20_000).default([]),
});
export type IndicatorShape = z.infer<typeof IndicatorShape>;
