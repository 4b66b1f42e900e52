import { addDays } from '../../../server/calendar/rules/day.ts';
import { type Week, weekdayName } from '../../../server/calendar/rules/week.ts';
import { day } from '../../kit/format.ts';

/** Sheets are sent before Thursday, 16:00, so that what they say is in the report of the week. */
const DUE_AFTER_DAYS = 3;
const DUE_AT = '16:00';

/** "16:00 thứ Năm 19/11" */
export function weekDue(week: Week, language: 'vi' | 'en'): string {
  const on = addDays(week.startsOn, DUE_AFTER_DAYS);
  return `${DUE_AT} ${weekdayName(on, language)} ${day(on).slice(0, 5)}`;
}
