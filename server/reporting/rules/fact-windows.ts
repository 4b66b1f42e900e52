import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  daysInMonth,
  makeDay,
  partsOf,
} from '../../calendar/rules/day.ts';
import { reportPeriodOf } from '../../calendar/rules/report-periods.ts';

/** A stretch of days, both ends within it. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** A stretch with the day as of which its figures are taken. */
export interface CutStretch extends Stretch {
  readonly cutOff: Day;
}

/** The stretches of time that the four columns of a report look at. */
export interface FactWindows {
  readonly period: CutStretch;
  /** The first day of the report year: what is cumulative is counted from it. */
  readonly yearFrom: Day;
  readonly lastYear: CutStretch;
  /** The last day of the calendar period that the report speaks of: its month, or its week. */
  readonly calendarTo: Day;
  readonly next: Stretch;
}

/** What a caller may say of a period besides its days; what is not said follows from the days. */
export interface PeriodGiven extends CutStretch {
  readonly yearFrom?: Day | undefined;
  readonly calendarTo?: Day | undefined;
}

/**
 * The windows of a period. A period that begins on the 15th is one of NĐ 09/2019/NĐ-CP: its year begins on
 * the 15th of December and its calendar month ends after it, which is what the estimate is for. Any other
 * counts from 1 January. A week has no estimate, and is set beside the week 52 weeks earlier.
 */
export function factWindows(given: PeriodGiven): FactWindows {
  const { from, to } = given;
  const cutOff = earlierOf(given.cutOff, to);
  const period = { from, to, cutOff };
  const back = isWeek(period) ? (day: Day) => addDays(day, -364) : yearBack;
  return {
    period,
    yearFrom: given.yearFrom ?? yearBegin(period),
    lastYear: { from: back(from), to: back(to), cutOff: back(cutOff) },
    calendarTo: given.calendarTo ?? (isWeek(period) ? to : monthEnd(to)),
    next: nextStretch(period),
  };
}

function yearBegin({ from, to }: Stretch): Day {
  if (partsOf(from).date === 15) return reportPeriodOf(to, 'year').from;
  return makeDay(partsOf(to).year, 1, 1);
}

/** As many months, or days, as the period has, right after it. */
function nextStretch(period: Stretch): Stretch {
  const from = addDays(period.to, 1);
  const months = wholeMonths(period.from, from);
  if (months === null) return { from, to: addDays(from, daysBetween(period.from, period.to)) };
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** How many whole months lie between two days; null where the dates differ. */
function wholeMonths(from: Day, to: Day): number | null {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a.date !== b.date) return null;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return months > 0 ? months : null;
}

/** The same day a year earlier; the last day of a month stays the last. */
function yearBack(day: Day): Day {
  return day === monthEnd(day) ? monthEnd(addMonths(day, -12)) : addMonths(day, -12);
}

function monthEnd(day: Day): Day {
  const { year, month } = partsOf(day);
  return makeDay(year, month, daysInMonth(year, month));
}

function isWeek({ from, to }: Stretch): boolean {
  return daysBetween(from, to) === 6;
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}
