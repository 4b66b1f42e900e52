import { addDays, type Day, daysBetween, daysInMonth, makeDay, partsOf } from './day.ts';
import { periodAround } from './period.ts';
import { type Weekday, weekOf } from './week.ts';

/** A month and date without a year, such as 15/12. */
export interface MonthDate {
  readonly month: number;
  readonly date: number;
}

/**
 * A duty that comes back (việc định kỳ). Where no day is named, the last day of the period is due.
 *
 * `exclusive` is true where "trước ngày 25 hằng tháng" is read as "by the 24th".
 * `unknown` is "định kỳ" without a period: it has no occurrences until someone names one.
 */
export type Recurrence = { readonly exclusive: boolean } & (
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly interval: number; readonly weekdays: readonly Weekday[] }
  | { readonly every: 'month'; readonly date: number | null }
  /** `date` counts in the last month of the quarter or half. */
  | { readonly every: 'quarter' | 'half'; readonly date: number | null }
  | { readonly every: 'year'; readonly dates: readonly MonthDate[] }
  | { readonly every: 'unknown' }
);

const WEEKDAY_CODES: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Reads a recurrence code: `R/D`, `R/W`, `R/2W`, `R/W@Tue,Fri`, `R/M@25`, `R/Q@15`, `R/H@06-15`,
 * `R/Y@06-01,11-15`, `R/?`. A time of day (`R/D@16:00`) is read and dropped. Null for anything else.
 */
export function parseRecurrence(code: string, exclusive = false): Recurrence | null {
  const match = /^R\/(\?|D|\d*W|M|Q|H|Y)(?:@(.+))?$/.exec(code.trim());
  if (!match) return null;
  const [, every = '', anchor = ''] = match;
  const anchors = anchor === '' ? [] : anchor.split(',');
  if (every === '?') return anchor === '' ? { every: 'unknown', exclusive } : null;
  if (every === 'D') return { every: 'day', exclusive };
  if (every.endsWith('W')) return weekly(every, anchors, exclusive);
  if (every === 'Y') return yearly(anchors, exclusive);
  const date = dateOfAnchor(anchors);
  if (date === undefined) return null;
  const kind = every === 'M' ? 'month' : every === 'Q' ? 'quarter' : 'half';
  return { every: kind, date, exclusive };
}

function weekly(every: string, anchors: readonly string[], exclusive: boolean): Recurrence | null {
  const weekdays: Weekday[] = [];
  for (const anchor of anchors) {
    const weekday = WEEKDAY_CODES.indexOf(anchor) + 1;
    if (!isWeekday(weekday)) return null;
    weekdays.push(weekday);
  }
  const interval = every === 'W' ? 1 : Number(every.slice(0, -1));
  return interval >= 1 ? { every: 'week', interval, weekdays, exclusive } : null;
}

function isWeekday(number: number): number is Weekday {
  return Number.isInteger(number) && number >= 1 && number <= 7;
}

/** `25`, or `06-15` for a half; null without an anchor, undefined where it cannot be read. */
function dateOfAnchor(anchors: readonly string[]): number | null | undefined {
  if (anchors.length === 0) return null;
  const match = /^(?:\d{2}-)?(\d{1,2})$/.exec(anchors[0] ?? '');
  const date = Number(match?.[1]);
  return anchors.length === 1 && date >= 1 && date <= 31 ? date : undefined;
}

function yearly(anchors: readonly string[], exclusive: boolean): Recurrence | null {
  const dates: MonthDate[] = [];
  for (const anchor of anchors) {
    const match = /^(\d{2})-(\d{2})$/.exec(anchor);
    const [month, date] = [Number(match?.[1]), Number(match?.[2])];
    // 29/02 comes back too: on 28/02 in a common year.
    if (!(month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(2024, month))) return null;
    dates.push({ month, date });
  }
  return { every: 'year', dates, exclusive };
}

/**
 * The due days of a recurrence from `from` to `to`, both included, in order.
 *
 * @param startsOn the first day of the duty; every second week is counted from its week. `from` if absent.
 */
export function occurrences(
  recurrence: Recurrence,
  from: Day,
  to: Day,
  startsOn: Day = from,
): Day[] {
  if (recurrence.every === 'unknown' || from > to) return [];
  const shift = recurrence.exclusive ? -1 : 0;
  const found = new Set<Day>();
  // One period beyond the end: its exclusive anchor may fall back onto the last day asked for.
  for (let day = from; ; ) {
    const period = unitAround(day, recurrence.every);
    for (const anchor of anchorsIn(recurrence, period.startsOn, startsOn)) {
      const due = addDays(anchor, shift);
      if (due >= from && due <= to) found.add(due);
    }
    if (period.startsOn > to) break;
    day = addDays(period.endsOn, 1);
  }
  return [...found].sort();
}

function unitAround(day: Day, every: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year') {
  return every === 'week' ? weekOf(day) : periodAround(day, every);
}

/** The anchor days of one period, given its first day. */
function anchorsIn(recurrence: Recurrence, first: Day, startsOn: Day): Day[] {
  switch (recurrence.every) {
    case 'unknown':
      return [];
    case 'day':
      return [first];
    case 'week': {
      const weeks = daysBetween(weekOf(startsOn).startsOn, first) / 7;
      if (weeks % recurrence.interval !== 0) return [];
      const weekdays = recurrence.weekdays.length > 0 ? recurrence.weekdays : [7];
      return weekdays.map((weekday) => addDays(first, weekday - 1));
    }
    case 'month':
    case 'quarter':
    case 'half': {
      const { year, month } = partsOf(periodAround(first, recurrence.every).endsOn);
      return [dateIn(year, month, recurrence.date ?? 31)];
    }
    case 'year': {
      const { year } = partsOf(first);
      const dates = recurrence.dates.length > 0 ? recurrence.dates : [{ month: 12, date: 31 }];
      return dates.map(({ month, date }) => dateIn(year, month, date));
    }
  }
}

/** The date in a month, or its last day where the month is shorter. */
function dateIn(year: number, month: number, date: number): Day {
  return makeDay(year, month, Math.min(date, daysInMonth(year, month)));
}
