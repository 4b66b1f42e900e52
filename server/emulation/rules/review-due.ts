import { addDays, addMonths, asDay, isDay } from '../../calendar/rules/day.ts';

/** A stage of a movement (giai đoạn), as far as its reviews go. */
export interface ReviewedStage {
  readonly from: string;
  readonly to: string;
  readonly review: 'mid' | 'final';
}

/** Whole years from one day to the day after another: 01/01/2022–31/12/2024 is three. */
export function wholeYears(from: string, to: string): number {
  if (!isDay(from) || !isDay(to) || to < from) return 0;
  let years = 0;
  while (addMonths(asDay(from), (years + 1) * 12) <= addDays(asDay(to), 1)) years += 1;
  return years;
}

/** True where a movement is long enough to need a mid-term review (sơ kết) and plans none. */
export function lacksMidTerm(
  stages: readonly ReviewedStage[],
  from: string,
  to: string,
  years: number,
): boolean {
  return wholeYears(from, to) >= years && !stages.some(({ review }) => review === 'mid');
}

/** True where a movement has run so long without a mid-term review that was saved. */
export function midTermOverdue(
  from: string,
  today: string,
  years: number,
  hasMidTermReview: boolean,
): boolean {
  return !hasMidTermReview && isDay(from) && addMonths(asDay(from), years * 12) <= today;
}
