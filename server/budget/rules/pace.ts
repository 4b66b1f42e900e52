import { type Day, daysBetween, makeDay, partsOf } from '../../calendar/rules/day.ts';
import { rateOf } from './amount.ts';
import type { Amounts } from './money.ts';

/** How disbursement keeps up with the year (tiến độ giải ngân). */
export type Pace = 'ahead' | 'on_pace' | 'behind' | 'short';

/** Points of percent by which disbursement may lie behind the days of the year. */
export const SLACK = 10;
/** What should be disbursed when the year is over, in percent (NQ 27/2026/QH16: more than 95 %). */
export const YEAR_END = 95;

/**
 * Judges what is disbursed of a year's plan by the part of the year that has gone by. A year that is over
 * is `short` under {@link YEAR_END} percent; a year to come, or one without a plan, is not judged.
 */
export function paceOf(
  { planned, disbursed }: Pick<Amounts, 'planned' | 'disbursed'>,
  year: number,
  day: Day,
): Pace | null {
  const rate = planned === null ? null : rateOf(disbursed ?? 0n, planned);
  const gone = goneOf(year, day);
  if (rate === null || gone === 0) return null;
  if (gone === 100) return rate < YEAR_END ? 'short' : 'on_pace';
  if (rate < gone - SLACK) return 'behind';
  return rate > gone + SLACK ? 'ahead' : 'on_pace';
}

/** How much of a year has gone by at the end of a day, in percent with one decimal. */
export function goneOf(year: number, day: Day): number {
  const { year: now } = partsOf(day);
  if (now !== year) return now > year ? 100 : 0;
  const first = makeDay(year, 1, 1);
  const days = daysBetween(first, makeDay(year + 1, 1, 1));
  return Math.round(((daysBetween(first, day) + 1) / days) * 1000) / 10;
}
