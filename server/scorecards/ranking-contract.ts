import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, Id, Instant } from '../platform/contract.ts';
import { CriterionRole, PeriodCode } from './definition-contract.ts';

/**
 * Whether there is a number: there is; too few cases to say ("không đủ số"); nothing entered or observed
 * ("chưa có số liệu"); what it stands on does not apply to the unit.
 */
export const MeasureState = z.enum(['known', 'too_few', 'missing']);
export type MeasureState = z.infer<typeof MeasureState>;

/** One count behind a number, with the list that it opens. */
export const Part = z.object({
  /** Which count: a word of the interface. */
  key: z.string(),
  count: z.number(),
  /** What it is a number of, where the word alone does not say: the indicator. */
  name: z.string().optional(),
  /** Exactly the tasks counted, as the address of the task list takes it; null where there is no such list. */
  tasks: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable(),
  /** Another page that shows it: an indicator, money. */
  href: z.string().nullable(),
});
export type Part = z.infer<typeof Part>;

/** What one criterion gave one unit. */
export const CriterionScore = z.object({
  key: z.string(),
  parentKey: z.string().nullable(),
  name: z.string(),
  role: CriterionRole,
  /** At most, after spreading what could not be judged; null for a gate. */
  most: z.number().nullable(),
  /** Null: not judged. For a gate 1 passed, 0 failed. */
  points: z.number().nullable(),
  state: MeasureState,
  /** b of a; `of` is null where the number stands alone. */
  value: z.number().nullable(),
  of: z.number().nullable(),
  /** True where the points are what the others got on average. */
  isNeutral: z.boolean(),
  parts: z.array(Part),
  /** Of an appraisal: what the unit gave itself, and the words of both sides. */
  self: z.object({ points: z.number().nullable(), words: z.string().nullable() }).nullable(),
  words: z.string().nullable(),
});
export type CriterionScore = z.infer<typeof CriterionScore>;

export const RankingRow = z.object({
  unit: UnitRef,
  block: z.string().nullable(),
  /** Null: not ranked. */
  rank: z.number().int().nullable(),
  /** Shares its rank with others: every listed criterion and the vote leave them level. */
  isLevel: z.boolean(),
  /** What set it apart from a unit with the same total: the criterion, or the council's vote. */
  decidedBy: z.string().nullable(),
  /** The gate that it failed: its number among the gates and its name. */
  failedGate: z.object({ number: z.number().int(), key: z.string(), name: z.string() }).nullable(),
  /** Nothing at all could be judged. */
  isEmpty: z.boolean(),
  total: z.number().nullable(),
  bonus: z.number(),
  penalty: z.number(),
  /** Points of the branches and criteria at the top of the tree, by key. */
  branches: z.record(z.string(), z.number().nullable()),
  /** Criteria for which nothing has been entered or observed. */
  missing: z.number().int(),
  /** Places gained since the ranking that it is compared with; null where it was not ranked then. */
  moved: z.number().int().nullable(),
});
export type RankingRow = z.infer<typeof RankingRow>;

/** A ranking that was published (bản chốt). */
export const Edition = z.object({
  id: Id,
  period: PeriodCode,
  number: z.number().int(),
  asOf: DayText,
  publishedAt: Instant,
  by: z.string(),
  reason: z.string().nullable(),
  basis: z.string().nullable(),
  /** A later edition of the period stands in its place. */
  isSuperseded: z.boolean(),
});
export type Edition = z.infer<typeof Edition>;

export const Ranking = z.object({
  period: PeriodCode,
  /** Figures as of the end of this day. */
  asOf: DayText,
  /** Null: computed now (tạm tính). */
  edition: Edition.nullable(),
  /** The edition that it is compared with. */
  against: Edition.nullable(),
  branches: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      role: CriterionRole,
      most: z.number().nullable(),
    }),
  ),
  most: z.number(),
  decimals: z.number().int(),
  rows: z.array(RankingRow),
  /** False: only the units that this post answers for are shown; `units` counts all. */
  isWhole: z.boolean(),
  units: z.number().int(),
});
export type Ranking = z.infer<typeof Ranking>;
