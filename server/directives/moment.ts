import { asDay, dayInVietnam, endOfDayInVietnam, isDay } from '../calendar/rules/day.ts';
import type { Clock } from '../platform/clock.ts';

/** The day that a view is asked for, and its last instant where it is past; null stands for now. */
export interface Moment {
  readonly day: string;
  readonly endOfDay: Date | null;
}

/** The moment that a view answers for: the end of a past day, or now (also for a day still to come). */
export function momentOf(clock: Clock, asOf: string | undefined): Moment {
  const today = dayInVietnam(clock());
  if (asOf === undefined || !isDay(asOf) || asOf >= today) return { day: today, endOfDay: null };
  return { day: asOf, endOfDay: endOfDayInVietnam(asDay(asOf)) };
}
