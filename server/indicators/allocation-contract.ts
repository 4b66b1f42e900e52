import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id } from '../platform/contract.ts';
import { PeriodCode } from './definition-contract.ts';
import { Bilingual, Judgement } from './target-contract.ts';

const Value = z.number().finite();
const Year = z.number().int().min(1990).max(2100);

/**
 * How the first figures of a split are found: alike, by the values of another indicator, by what each unit had
 * last year, or by hand. Whatever the way, cells can be corrected afterwards.
 */
export const AllocationRule = z.enum(['equal', 'weights', 'last_year', 'by_hand']);
export type AllocationRule = z.infer<typeof AllocationRule>;

/** How shares add up: over units and from year to year (see `rules/allocation-grid.ts`). */
export const SharesAdd = z.object({
  overUnits: z.enum(['sum', 'mean', 'none']),
  overTime: z.enum(['flow', 'growing', 'level']),
});

export const YearBalance = z.object({
  year: Year,
  given: Value.nullable(),
  shared: Value.nullable(),
  /** Còn lệch: given less shared; below zero more was shared out than given. */
  left: Value.nullable(),
});

const AllocatedValue = z.object({ year: Year, value: Value.nullable() });

/** The share of one unit. */
export const Share = z.object({
  unit: UnitRef,
  /** The target that it became, judged as any other. */
  targetId: Id,
  values: z.array(AllocatedValue),
  judgement: Judgement.nullable(),
  /** Null where the unit shares out no further; what is left of it by year where it does. */
  further: z.object({ units: z.number().int(), balances: z.array(YearBalance) }).nullable(),
});
export type Share = z.infer<typeof Share>;

/** What a target was shared out into. */
export const Allocation = z.object({
  target: z.object({
    id: Id,
    indicatorId: Id,
    name: z.string(),
    measure: z.string(),
    decimals: z.number().int(),
    unit: UnitRef,
    promised: Bilingual,
    /** The target whose share it is itself, where it is one. */
    shareOf: z.object({ targetId: Id, unit: UnitRef }).nullable(),
  }),
  adds: SharesAdd,
  /** Null before the first split. */
  rule: AllocationRule.nullable(),
  weight: z.object({ id: Id, name: z.string(), period: PeriodCode }).nullable(),
  years: z.array(Year),
  balances: z.array(YearBalance),
  /** All years together, where they add up. */
  total: YearBalance.omit({ year: true }).nullable(),
  whyOver: z.string().nullable(),
  shares: z.array(Share),
  /** The units that it can be shared out to: those that report the indicator, or stand right below. */
  candidates: z.array(UnitRef),
  mayAllocate: z.boolean(),
  /** 0 before the first split. */
  version: z.number().int(),
});
export type Allocation = z.infer<typeof Allocation>;

export const getAllocation = endpoint({
  method: 'GET',
  path: '/api/targets/:id/allocation',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Allocation,
  summary: 'Phân bổ: how a target is shared out over units and years, and what is left',
});

const Units = z.array(Id).min(1).max(20_000);
const Years = z.array(Year).min(1).max(30);
const Weights = {
  rule: AllocationRule,
  /** The indicator to weigh by, and the period of its values; for `weights` only. */
  weightId: Id.nullable().default(null),
  weightPeriod: PeriodCode.nullable().default(null),
};

/** First figures of a split; nothing is saved. */
export const proposeAllocation = endpoint({
  method: 'POST',
  path: '/api/targets/:id/allocation/proposal',
  params: byId,
  body: z.object({ unitIds: Units, years: Years, ...Weights }),
  reply: z.object({
    shares: z.array(z.object({ unitId: Id, values: z.array(AllocatedValue) })),
    balances: z.array(YearBalance),
    weight: z.object({ id: Id, period: PeriodCode }).nullable(),
    /** Units of which nothing is known to weigh by: they get nothing. */
    without: z.array(UnitRef),
  }),
  summary: 'Figures of a split by a rule, exact to the last decimal; nothing is saved',
});

export const allocateTarget = endpoint({
  method: 'POST',
  path: '/api/targets/:id/allocation',
  params: byId,
  body: z.object({
    version: z.number().int().min(0),
    ...Weights,
    years: Years,
    /** Values in the order of the years; null where nothing is given yet. A unit left out gets none. */
    shares: z.array(z.object({ unitId: Id, values: z.array(Value.nullable()) })).max(20_000),
    /** Why shares that stood are corrected. */
    why: z.string().trim().max(1_000).nullable().default(null),
    /** Why more is shared out than was given. */
    whyOver: z.string().trim().max(1_000).nullable().default(null),
  }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'allocate_target',
  summary:
    'Phân bổ: every share becomes a target of its unit; corrections keep the earlier figures',
});
