import { type Day, isDay } from '../../server/calendar/rules/day.ts';
import { useToday } from '../app/me.ts';
import { useAsOf } from '../app/use-view.ts';

/** The day for which everything on the page is worked out: the past day that is looked at, or today. */
export function useSeenDay(): Day {
  const today = useToday();
  const { asOf } = useAsOf();
  const day = asOf ?? today;
  if (!isDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  return day;
}
