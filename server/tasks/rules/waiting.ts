import type { Day } from '../../calendar/rules/day.ts';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from '../../calendar/rules/working-days.ts';

/** Working days for which something has waited: the day on which it was asked does not count. */
export function waitingDays(askedOn: Day, today: Day, calendar: WorkCalendar): number {
  return workingDaysBetween(askedOn, today, calendar);
}

/**
 * What was asked before this day has waited longer than so many working days: the bound by which a list finds
 * it without counting row by row.
 */
export function longBefore(today: Day, most: number, calendar: WorkCalendar): Day {
  const base = isWorkingDay(today, calendar) ? today : addWorkingDays(today, -1, calendar);
  return addWorkingDays(base, -most, calendar);
}
