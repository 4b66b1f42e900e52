import type { Status } from './status.ts';

/** How many tasks have each status; absent means none. */
export type StatusCounts = Readonly<Partial<Record<Status, number>>>;

/** A rate is never shown without its parts, and printed reports differ in how they round. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** The published figures of a set of tasks (1270/BC-TCTTTg: total = done + open, each split by lateness). */
export interface Rates {
  /** done + open; withdrawn and suspended tasks stand outside. */
  readonly total: number;
  readonly done: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly open: number;
  /** Open and not overdue, with or without a deadline. */
  readonly within: number;
  /** Part of `within`. */
  readonly undated: number;
  /** Open past the deadline, and carried over. */
  readonly overdue: number;
  readonly suspended: number;
  readonly withdrawn: number;
  /** done ÷ (done + overdue) */
  readonly completionOfDue: Fraction;
  /** overdue ÷ (done + overdue) */
  readonly overdueOfDue: Fraction;
  /** on time ÷ done */
  readonly onTimeOfDone: Fraction;
  /** done ÷ total */
  readonly completion: Fraction;
}

/** Works out the published figures from the counts by status. */
export function rates(counts: StatusCounts): Rates {
  const count = (status: Status) => counts[status] ?? 0;
  const doneOnTime = count('HT_DUNG_HAN');
  const doneLate = count('HT_QUA_HAN');
  const undated = count('DTH_KHONG_HAN');
  const within = count('DTH_TRONG_HAN') + undated;
  const overdue = count('DTH_QUA_HAN') + count('CHUYEN_KY');
  const done = doneOnTime + doneLate;
  const open = within + overdue;
  const due = done + overdue;
  return {
    total: done + open,
    done,
    doneOnTime,
    doneLate,
    open,
    within,
    undated,
    overdue,
    suspended: count('TAM_DUNG'),
    withdrawn: count('THU_HOI'),
    completionOfDue: { numerator: done, denominator: due },
    overdueOfDue: { numerator: overdue, denominator: due },
    onTimeOfDone: { numerator: doneOnTime, denominator: done },
    completion: { numerator: done, denominator: done + open },
  };
}

/** How a report rounds: the report for 2017 cut the digits off (98,62 where half-up gives 98,63). */
export type Rounding = 'half-up' | 'truncate';

/**
 * A fraction in per cent with so many decimals (at most 6), exact in whole numbers; null for n/0,
 * which is "no figure yet" and never 0.
 */
export function percentOf(
  { numerator, denominator }: Fraction,
  decimals = 2,
  rounding: Rounding = 'half-up',
): number | null {
  if (denominator === 0) return null;
  const scale = 10 ** decimals;
  const scaled = BigInt(numerator) * BigInt(100 * scale);
  const half = rounding === 'half-up' ? BigInt(denominator) : 0n;
  return Number((scaled * 2n + half) / (BigInt(denominator) * 2n)) / scale;
}
