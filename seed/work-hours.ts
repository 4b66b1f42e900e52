import { addDays, type Day, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import { isWorkingDay } from '../server/calendar/rules/working-days.ts';
import type { Chance } from './chance.ts';

/** A moment in office hours (8:00 to 16:30 in Vietnam) of a day, or of the next working day after it. */
export function officeMoment(day: Day, chance: Chance): Date {
  let working = day;
  while (!isWorkingDay(working)) working = addDays(working, 1);
  const minutes = chance.between(8 * 60, 16 * 60 + 30);
  return new Date(
    startOfDayInVietnam(working).getTime() + minutes * 60_000 + chance.between(0, 59_999),
  );
}
