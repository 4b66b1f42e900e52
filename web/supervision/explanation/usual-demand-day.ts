import { asDay } from '../../../server/calendar/rules/day.ts';
import { addWorkingDays } from '../../../server/calendar/rules/working-days.ts';

/** Working days that a unit usually has to explain. */
const USUAL = 3;

/** By when an explanation is usually demanded. */
export function usualDemandDay(today: string): string {
  return addWorkingDays(asDay(today), USUAL);
}
