import { addDays, type Day, daysBetween, isDay } from '../../../server/calendar/rules/day.ts';
import { periodAround } from '../../../server/calendar/rules/period.ts';
import { weekOf } from '../../../server/calendar/rules/week.ts';

/** A day of the grid; days of the months beside are drawn, but paler. */
export interface GridDay {
  readonly day: Day;
  readonly isInMonth: boolean;
}

/** A month as weeks of seven days from Monday, as many as it touches. */
export function monthGrid(month: Day): GridDay[][] {
  const { startsOn, endsOn } = periodAround(month, 'month');
  const from = weekOf(startsOn).startsOn;
  const weeks = (daysBetween(from, weekOf(endsOn).endsOn) + 1) / 7;
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => {
      const day = addDays(from, week * 7 + at);
      return { day, isInMonth: day >= startsOn && day <= endsOn };
    }),
  );
}

/** The days of a week from Monday. */
export function weekDays(day: Day): Day[] {
  const { startsOn } = weekOf(day);
  return Array.from({ length: 7 }, (_, at) => addDays(startsOn, at));
}

/** Rows by the day on which they are due; what has no day is left to the tray. */
export function byDay<Row extends { readonly dueOn: string | null }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.dueOn === null) continue;
    const list = days.get(row.dueOn);
    if (list) list.push(row);
    else days.set(row.dueOn, [row]);
  }
  return days;
}

/** The day that an address asks for (`on=2026-03-01`), or the day looked at. */
export function shownDay(asked: string | undefined, seen: Day): Day {
  return asked !== undefined && isDay(asked) ? asked : seen;
}
