import national from '../data/holidays.json' with { type: 'json' };
import { addDays, asDay, type Day, partsOf } from './day.ts';
import { weekdayOf } from './week.ts';

/** Days off and make-up working days of a body. Saturday and Sunday are off unless made up. */
export interface WorkCalendar {
  /** A public holiday or the day off given for it → its key in {@link HOLIDAY_NAMES}. */
  readonly off: ReadonlyMap<Day, HolidayKey>;
  /** Saturdays and Sundays worked in exchange for a day off (làm bù). */
  readonly worked: ReadonlySet<Day>;
  /** Names given to days in the product, above those of {@link HOLIDAY_NAMES}. */
  readonly names: ReadonlyMap<Day, string>;
  /** Years whose table is complete and confirmed; other years are known in part, or only by weekends. */
  readonly certainYears: ReadonlySet<number>;
}

/** The days off of officials, in Vietnamese and English (Bộ luật Lao động 2019, Điều 112). */
export const HOLIDAY_NAMES = {
  'new-year': { vi: 'Tết Dương lịch', en: 'New Year' },
  tet: { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tết)' },
  'hung-kings': { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ commemoration' },
  victory: { vi: 'Ngày Chiến thắng 30/4', en: 'Victory Day' },
  labour: { vi: 'Quốc tế Lao động 1/5', en: 'Labour Day' },
  national: { vi: 'Quốc khánh', en: 'National Day' },
  culture: { vi: 'Ngày Văn hoá Việt Nam', en: 'Vietnam Culture Day' },
  'in-lieu': { vi: 'Nghỉ bù', en: 'Day off in lieu' },
  exchanged: { vi: 'Nghỉ hoán đổi', en: 'Exchanged day off' },
  /** A day off that was entered in the product; its own name stands in {@link WorkCalendar.names}. */
  marked: { vi: 'Ngày nghỉ', en: 'Day off' },
} as const;

export type HolidayKey = keyof typeof HOLIDAY_NAMES;

interface HolidayYear {
  readonly year: number;
  readonly certain: boolean;
  readonly source: string;
  readonly off: readonly { readonly day: string; readonly holiday: string }[];
  readonly worked: readonly string[];
}

/**
 * Builds a calendar from yearly tables.
 * @throws RangeError naming the entry that is no day, lies in another year or names an unknown holiday
 */
export function workCalendarFrom(years: readonly HolidayYear[]): WorkCalendar {
  const off = new Map<Day, HolidayKey>();
  const worked = new Set<Day>();
  const certainYears = new Set<number>();
  for (const table of years) {
    if (table.certain) certainYears.add(table.year);
    for (const { day, holiday } of table.off) {
      if (!isHolidayKey(holiday)) throw new RangeError(`Unknown holiday ${holiday} on ${day}`);
      off.set(dayOfYear(day, table.year), holiday);
    }
    for (const text of table.worked) worked.add(dayOfYear(text, table.year));
  }
  return { off, worked, names: new Map(), certainYears };
}

function isHolidayKey(key: string): key is HolidayKey {
  return Object.hasOwn(HOLIDAY_NAMES, key);
}

function dayOfYear(text: string, year: number): Day {
  const day = asDay(text);
  if (partsOf(day).year !== year) throw new RangeError(`${text} stands in the table of ${year}`);
  return day;
}

/** The public holidays of Viet Nam as officials took them; see `source` and `certain` in the data. */
export const NATIONAL_CALENDAR: WorkCalendar = workCalendarFrom(national.years);

/** What each shipped year rests on, for the page that shows the table. */
export const NATIONAL_YEARS: readonly {
  readonly year: number;
  readonly certain: boolean;
  readonly source: string;
}[] = national.years.map(({ year, certain, source }) => ({ year, certain, source }));

/** Why a day is off, in words; null on a day without a name of its own. */
export function nameOfDayOff(
  day: Day,
  language: 'vi' | 'en',
  calendar: WorkCalendar = NATIONAL_CALENDAR,
): string | null {
  const key = calendar.off.get(day);
  if (key === undefined) return null;
  return calendar.names.get(day) ?? HOLIDAY_NAMES[key][language];
}

/** True where offices work on that day. */
export function isWorkingDay(day: Day, calendar: WorkCalendar = NATIONAL_CALENDAR): boolean {
  if (calendar.worked.has(day)) return true;
  return weekdayOf(day) <= 5 && !calendar.off.has(day);
}

/**
 * The `count`-th working day after a day (before it when negative); day 0 is the day itself.
 * The day itself never counts, as with "trong 5 ngày làm việc kể từ ngày nhận".
 */
export function addWorkingDays(
  day: Day,
  count: number,
  calendar: WorkCalendar = NATIONAL_CALENDAR,
): Day {
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
}

/** The day itself where offices work, else the next working day. */
export function workingDayFrom(day: Day, calendar: WorkCalendar = NATIONAL_CALENDAR): Day {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
}

/** The number of working days after `from`, up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(
  from: Day,
  to: Day,
  calendar: WorkCalendar = NATIONAL_CALENDAR,
): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
