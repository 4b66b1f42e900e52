import { addDays, type Day } from '../../calendar/rules/day.ts';
import { weekdayOf } from '../../calendar/rules/week.ts';

/** The last day to which something that waits may be put off: its deadline, or four weeks where it has none. */
export function lastLaterDay(today: Day, dueOn: Day | null): Day {
  return dueOn ?? addDays(today, 28);
}

/**
 * The days offered by [Để sau]: tomorrow, next Monday, the deadline; never after the deadline, so what is
 * due today or overdue cannot be put off.
 */
export function laterDays(today: Day, dueOn: Day | null): Day[] {
  const last = lastLaterDay(today, dueOn);
  const nextMonday = addDays(today, 8 - weekdayOf(today));
  const offered = [addDays(today, 1), nextMonday, ...(dueOn === null ? [] : [dueOn])];
  return [...new Set(offered)].filter((day) => day > today && day <= last).sort();
}
