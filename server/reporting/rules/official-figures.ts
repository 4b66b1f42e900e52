import { rates } from '../../tasks/rules/rates.ts';
import { type Rounding, roundedPair, roundedRate } from './rounding.ts';
import type { CaseCounts } from './task-cases.ts';

/** A rate with what it is a share of: never shown without. */
export interface OfficialRate {
  readonly numerator: number;
  readonly denominator: number;
  /** Decimal text of two digits; null where there is nothing to divide by. */
  readonly percent: string | null;
}

/** A line of the official yearly table: total = done + open, each apart by lateness (1270/BC-TCTTTg, 2017). */
export interface OfficialFigures {
  readonly total: number;
  readonly done: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly open: number;
  /** With a deadline still to come, or without one; `undated` of these. */
  readonly within: number;
  readonly undated: number;
  readonly overdue: number;
  /** Of the late ones, those that were excused by decision: in the count, and shown apart. */
  readonly lateExcused: number;
  readonly overdueExcused: number;
  /** Hoàn thành trên số đến hạn: done ÷ (done + overdue), and overdue ÷ the same. */
  readonly completionOfDue: OfficialRate;
  readonly overdueOfDue: OfficialRate;
  /** On time ÷ done, by the deadline in force and by the first one. */
  readonly onTimeOfDone: OfficialRate;
  readonly onTimeOfDoneFirst: OfficialRate;
  /** Done ÷ total. */
  readonly completion: OfficialRate;
}

/** The line that counts come to under a rule of rounding. */
export function officialFigures(
  counts: Pick<
    CaseCounts,
    | 'done_on_time'
    | 'done_late'
    | 'done_on_time_first'
    | 'late_excused'
    | 'open_within'
    | 'open_undated'
    | 'open_overdue'
    | 'overdue_excused'
  >,
  rounding: Rounding,
): OfficialFigures {
  const found = rates({
    HT_DUNG_HAN: counts.done_on_time,
    HT_QUA_HAN: counts.done_late,
    DTH_TRONG_HAN: counts.open_within,
    DTH_KHONG_HAN: counts.open_undated,
    DTH_QUA_HAN: counts.open_overdue,
  });
  const { total, done, doneOnTime, doneLate, open, within, undated, overdue } = found;
  const [completed, late] = roundedPair(found.completionOfDue, found.overdueOfDue, rounding);
  const byFirst = { numerator: counts.done_on_time_first, denominator: done };
  const rate = (fraction: { numerator: number; denominator: number }) => ({
    ...{ ...fraction, percent: roundedRate(fraction, rounding) },
  });
  return {
    ...{ total, done, doneOnTime, doneLate, open, within, undated, overdue },
    ...{ lateExcused: counts.late_excused, overdueExcused: counts.overdue_excused },
    completionOfDue: { ...found.completionOfDue, percent: completed },
    overdueOfDue: { ...found.overdueOfDue, percent: late },
    onTimeOfDone: rate(found.onTimeOfDone),
    onTimeOfDoneFirst: rate(byFirst),
    completion: rate(found.completion),
  };
}
