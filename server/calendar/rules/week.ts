import { addDays, type Day, dayNumber, makeDay, partsOf } from './day.ts';

/** 1 = thứ Hai (Monday) … 7 = Chủ nhật (Sunday), as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const WEEKDAY_NAMES = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** An ISO week: weeks begin on Monday and belong to the year of their Thursday. */
export interface Week {
  readonly year: number;
  /** 1–53 */
  readonly number: number;
  /** `2026-W47` */
  readonly code: string;
  /** Monday */
  readonly startsOn: Day;
  /** Sunday */
  readonly endsOn: Day;
}

/** The day of the week. Day 0 of the count, 01/01/1970, was a Thursday. */
export function weekdayOf(day: Day): Weekday {
  const index = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] ?? 1;
}

/** `thứ Sáu` or `Friday`. */
export function weekdayName(day: Day, language: 'vi' | 'en'): string {
  return nameOfWeekday(weekdayOf(day), language);
}

/** The name of a weekday number: 1 → `thứ Hai`. */
export function nameOfWeekday(weekday: Weekday, language: 'vi' | 'en'): string {
  return WEEKDAY_NAMES[language][weekday - 1] ?? '';
}

/** The ISO week that a day lies in; 01/01/2027 lies in `2026-W53`. */
export function weekOf(day: Day): Week {
  const startsOn = addDays(day, 1 - weekdayOf(day));
  const { year } = partsOf(addDays(startsOn, 3));
  return week(year, startsOn);
}

/** Reads `2026-W47`; null where the text is no week, such as `2025-W53`. */
export function parseWeek(code: string): Week | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(code.trim());
  if (!match) return null;
  const [year, number] = [Number(match[1]), Number(match[2])];
  if (year < 2 || year > 9998 || number < 1) return null;
  const found = week(year, addDays(firstMonday(year), (number - 1) * 7));
  return weekOf(found.startsOn).code === code.trim() ? found : null;
}

function firstMonday(year: number): Day {
  const fourth = makeDay(year, 1, 4);
  return addDays(fourth, 1 - weekdayOf(fourth));
}

function week(year: number, startsOn: Day): Week {
  const number = (dayNumber(startsOn) - dayNumber(firstMonday(year))) / 7 + 1;
  const code = `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
  return { year, number, code, startsOn, endsOn: addDays(startsOn, 6) };
}
