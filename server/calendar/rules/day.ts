/**
 * The date kit (ngày tháng) of the whole project: a date is a plain text `YYYY-MM-DD`.
 *
 * Arithmetic runs on whole numbers of days, never on clocks: no time zone, no daylight saving, no "now".
 * The only bridge to instants is {@link dayInVietnam} and {@link endOfDayInVietnam}.
 */

declare const dayBrand: unique symbol;

/** A calendar day `YYYY-MM-DD`, years 0001–9999. Days compare correctly as plain texts. */
export type Day = string & { readonly [dayBrand]: true };

export interface DayParts {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly date: number;
}

/** Viet Nam has kept UTC+7 without summer time since 1975 (Asia/Ho_Chi_Minh). */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED_DAY = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days in a month, 28–31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a text `YYYY-MM-DD` that names a day of the calendar. */
export function isDay(text: string): text is Day {
  const match = ISO_DAY.exec(text);
  if (!match) return false;
  return isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** True where year, month and date (1-based) name a day of the calendar. */
export function isCalendarDay(year: number, month: number, date: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return false;
  return date >= 1 && date <= daysInMonth(year, month);
}

/**
 * Takes a text known to be a day.
 * @throws RangeError when it is not one; use {@link isDay} or {@link parseDay} for texts from outside.
 */
export function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a calendar day: ${text}`);
  return text;
}

/** The day of a year, month (1–12) and date (1–31). @throws RangeError where there is no such day. */
export function makeDay(year: number, month: number, date: number): Day {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return asDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

/** Year, month and date of a day as numbers. */
export function partsOf(day: Day): DayParts {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
  };
}

/** Reads `31/12/2021` (also `31.12.2021`, `31-12-2021`) or `2021-12-31`; null for anything else. */
export function parseDay(text: string): Day | null {
  const typed = text.trim();
  if (isDay(typed)) return typed;
  const match = TYPED_DAY.exec(typed);
  if (!match) return null;
  const [date, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCalendarDay(year, month, date) ? makeDay(year, month, date) : null;
}

/** `dd/MM/yyyy`, the form of every date shown in both languages. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/**
 * Days since 01/01/1970, negative before.
 * The proleptic Gregorian count from years that begin in March, so that 29 February comes last.
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 153 + 2) / 5) + date - 1 - 719_468;
}

/** The inverse of {@link dayNumber}. @throws RangeError outside years 0001–9999. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeDay(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

/** The day `count` days later, earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** The same date `count` months later; the last day of a month that is too short (31/01 + 1 = 28/02). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  return makeDay(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
}

/** Days from `from` to `to`: positive when `to` is later, 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Order for sorting: negative, 0 or positive. */
export function compareDays(a: Day, b: Day): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The date on the wall in Viet Nam at an instant. */
export function dayInVietnam(instant: Date): Day {
  return dayFromNumber(Math.floor((instant.getTime() + VIETNAM_OFFSET_MS) / DAY_MS));
}

/** The first instant of a day in Viet Nam (00:00 at UTC+7). */
export function startOfDayInVietnam(day: Day): Date {
  return new Date(dayNumber(day) * DAY_MS - VIETNAM_OFFSET_MS);
}

/** The last millisecond of a day in Viet Nam. */
export function endOfDayInVietnam(day: Day): Date {
  return new Date((dayNumber(day) + 1) * DAY_MS - VIETNAM_OFFSET_MS - 1);
}
