import type { Day } from './day.ts';
import type { BeforePolicy } from './deadline.ts';
import { NATIONAL_CALENDAR, type WorkCalendar, workingDayFrom } from './working-days.ts';

/**
 * What happens to a deadline that falls on a day off (hạn rơi vào ngày nghỉ).
 *
 * - `stays` it stays where it fell
 * - `terms` a term counted in days ends on the next working day; a day that the words name stays (default)
 * - `all` both move to the next working day
 *
 * For terms this is the reading of the Civil Code 2015, Điều 148 khoản 5; whether a body applies it to its
 * own orders is for that body to say, so it is a setting.
 */
export const DAY_OFF_RULES = ['stays', 'terms', 'all'] as const;
export type DayOffRule = (typeof DAY_OFF_RULES)[number];

/** How an authority reckons deadlines on a day: each deadline is made by the rules of the day it is made. */
export interface TimeRules {
  readonly before: BeforePolicy;
  readonly dayOff: DayOffRule;
  readonly calendar: WorkCalendar;
}

export const DEFAULT_TIME_RULES: TimeRules = {
  before: 'inclusive',
  dayOff: 'terms',
  calendar: NATIONAL_CALENDAR,
};

/** A choice of a body with the first day on which it holds and the paper that says so. */
export interface DatedChoice<T> {
  readonly value: T;
  readonly from: Day;
  /** The document or decision behind it, as written by who set it. */
  readonly source: string;
}

/** The choice in force on a day: the latest that has begun; of two of one day the later entry. */
export function choiceOn<T>(choices: readonly DatedChoice<T>[], day: Day): DatedChoice<T> | null {
  let found: DatedChoice<T> | null = null;
  for (const choice of choices) {
    if (choice.from <= day && (found === null || choice.from >= found.from)) found = choice;
  }
  return found;
}

/** The day on which a deadline really ends: `counted` for a term in days, otherwise a day that was named. */
export function settledDue(
  due: Day,
  how: 'counted' | 'named',
  { dayOff, calendar }: Pick<TimeRules, 'dayOff' | 'calendar'>,
): Day {
  const moves = dayOff === 'all' || (dayOff === 'terms' && how === 'counted');
  return moves ? workingDayFrom(due, calendar) : due;
}
