import { addDays, addMonths, type Day, isDay } from '../../../server/calendar/rules/day.ts';
import { parsePeriod, periodAround } from '../../../server/calendar/rules/period.ts';
import { parseWeek, weekOf } from '../../../server/calendar/rules/week.ts';

/** The stretch of a programme: a month (`2026-11`) or a week (`2026-W47`). */
export interface ProgrammePeriod {
  readonly kind: 'month' | 'week';
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
}

function month(day: Day): ProgrammePeriod {
  const { code, startsOn, endsOn } = periodAround(day, 'month');
  return { kind: 'month', code, from: startsOn, to: endsOn };
}

function week(day: Day): ProgrammePeriod {
  const { code, startsOn, endsOn } = weekOf(day);
  return { kind: 'week', code, from: startsOn, to: endsOn };
}

/** The period that an address names by `month` or `week`; the month of the day looked at otherwise. */
export function periodIn(
  asked: { readonly month?: string | undefined; readonly week?: string | undefined },
  seen: Day,
): ProgrammePeriod {
  const named = asked.week === undefined ? null : parseWeek(asked.week);
  if (named) return week(named.startsOn);
  const period = asked.month === undefined ? null : parsePeriod(asked.month);
  return month(period?.kind === 'month' ? period.startsOn : seen);
}

/** The period before or after. */
export function stepFrom(period: ProgrammePeriod, way: -1 | 1): ProgrammePeriod {
  return period.kind === 'month'
    ? month(addMonths(period.from, way))
    : week(addDays(period.from, 7 * way));
}

/** The same stretch seen as the other kind: the month of a week's Thursday, the week of today or of the first. */
export function asKind(
  period: ProgrammePeriod,
  kind: ProgrammePeriod['kind'],
  seen: Day,
): ProgrammePeriod {
  if (kind === period.kind) return period;
  if (kind === 'month') return month(addDays(period.from, 3));
  return week(seen >= period.from && seen <= period.to ? seen : period.from);
}

/** Rows of a month by the week in which they are due, in order. */
export function byWeek<Row extends { readonly dueOn: string | null }>(
  rows: readonly Row[],
): {
  readonly week: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly Row[];
}[] {
  const weeks = new Map<string, Row[]>();
  for (const row of rows) {
    const code = row.dueOn !== null && isDay(row.dueOn) ? weekOf(row.dueOn).code : '';
    weeks.set(code, [...(weeks.get(code) ?? []), row]);
  }
  return [...weeks].flatMap(([code, own]) => {
    const found = parseWeek(code);
    return found ? [{ week: code, from: found.startsOn, to: found.endsOn, rows: own }] : [];
  });
}
