import { addDays, type Day } from './day.ts';
import type { Deadline } from './deadline.ts';
import { addWorkingDays, NATIONAL_CALENDAR, type WorkCalendar } from './working-days.ts';

/**
 * The due day once the event of a relative deadline is known; `dueOn` for every other kind.
 * Day 1 is the day after the event, as the Civil Code counts (Điều 147 khoản 2).
 */
export function dueAfter(
  deadline: Deadline,
  event: Day,
  calendar: WorkCalendar = NATIONAL_CALENDAR,
): Day | null {
  if (!deadline.relative) return deadline.dueOn;
  const { days, unit } = deadline.relative;
  return unit === 'day' ? addDays(event, days) : addWorkingDays(event, days, calendar);
}
