import type { Day } from './day.ts';
import { type HolidayKey, NATIONAL_CALENDAR, type WorkCalendar } from './working-days.ts';

/**
 * How a day was marked in the product: a day off, a day of work in exchange (làm bù), or an ordinary day
 * where the table that ships says otherwise.
 */
export const DAY_MARKS = ['off', 'worked', 'ordinary'] as const;
export type DayMarkKind = (typeof DAY_MARKS)[number];

/** A mark that holds, for every body (`scope` all) or for one. */
export interface DayMark {
  readonly day: Day;
  readonly kind: DayMarkKind;
  readonly scope: 'all' | 'own';
  readonly name: string;
}

/** The calendar of a body: the table that ships, then what holds for all, then what is its own. */
export function markedCalendar(
  marks: readonly DayMark[],
  base: WorkCalendar = NATIONAL_CALENDAR,
): WorkCalendar {
  if (marks.length === 0) return base;
  const off = new Map(base.off);
  const worked = new Set(base.worked);
  const named = new Map(base.names);
  for (const scope of ['all', 'own'] as const) {
    for (const mark of marks) {
      if (mark.scope !== scope) continue;
      off.delete(mark.day);
      worked.delete(mark.day);
      named.set(mark.day, mark.name);
      if (mark.kind === 'off') off.set(mark.day, OWN_HOLIDAY);
      if (mark.kind === 'worked') worked.add(mark.day);
    }
  }
  return { off, worked, names: named, certainYears: base.certainYears };
}

/** The key under which a day marked in the product stands among the holidays. */
const OWN_HOLIDAY: HolidayKey = 'marked';

/** Holidays that the Labour Code puts on a day of the calendar, solar or lunar: no notice moves them. */
const FIXED: ReadonlySet<HolidayKey> = new Set(['new-year', 'hung-kings', 'victory', 'labour']);

/**
 * Whether the day itself is sure: its year is confirmed, the law itself names it, or somebody marked it.
 * What a yearly notice settles (Tết, days in lieu, exchanged days, the day beside 2/9) is not, before it came.
 */
export function isSure(day: Day, marks: readonly DayMark[], base = NATIONAL_CALENDAR): boolean {
  const key = base.off.get(day);
  return (
    base.certainYears.has(Number(day.slice(0, 4))) ||
    (key !== undefined && FIXED.has(key)) ||
    (key === 'national' && day.endsWith('-09-02')) ||
    marks.some((mark) => mark.day === day)
  );
}
