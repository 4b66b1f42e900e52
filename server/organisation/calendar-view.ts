import { type Day, makeDay } from '../calendar/rules/day.ts';
import { isSure } from '../calendar/rules/day-marks.ts';
import {
  HOLIDAY_NAMES,
  NATIONAL_CALENDAR,
  NATIONAL_YEARS,
} from '../calendar/rules/working-days.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Actor } from './actor.ts';
import { may } from './rules/may.ts';
import { EVERYBODY, hostAuthority, type MarkRow, marksOf } from './store/time-store.ts';
import type { CalendarDay, CalendarYear } from './time-contract.ts';

/** A year as the post's body keeps it: the table that ships, with what was marked above it. */
export async function viewCalendar(db: Db | Tx, actor: Actor, year: number): Promise<CalendarYear> {
  const marks = await marksOf(db, actor.authorityId, { year });
  const open = marks.filter((mark) => mark.closed_at === null);
  const shipped = NATIONAL_YEARS.find((table) => table.year === year) ?? null;
  return {
    year,
    shipped: shipped && { certain: shipped.certain, source: shipped.source },
    days: daysOf(year, open, shipped?.source ?? null),
    closed: marks.flatMap((mark) =>
      mark.closed_at === null
        ? []
        : [
            {
              day: mark.day,
              kind: mark.kind,
              name: mark.name,
              addedAt: mark.added_at.toISOString(),
              closedAt: mark.closed_at.toISOString(),
              closedBy: mark.closed_by_name ?? 'Chỉ Đạo',
              reason: mark.close_reason ?? '',
            },
          ],
    ),
    mayMark: may(actor, 'calendar.edit', actor).allowed,
    mayMarkForAll: await mayMarkForAll(db, actor),
  };
}

/** Whether a post may mark days for every body: an administrator of the body that the program serves. */
export async function mayMarkForAll(db: Db | Tx, actor: Actor): Promise<boolean> {
  if (!may(actor, 'calendar.edit_all', actor).allowed) return false;
  return (await hostAuthority(db)) === actor.authorityId;
}

function daysOf(year: number, open: readonly MarkRow[], shippedBy: string | null): CalendarDay[] {
  const [first, last] = [makeDay(year, 1, 1), makeDay(year, 12, 31)];
  const inYear = (day: Day) => day >= first && day <= last;
  const days = new Map<Day, CalendarDay>();
  const national = (day: Day, kind: 'off' | 'worked', name: CalendarDay['name']) => {
    const sure = isSure(day, []);
    days.set(day, { day, kind, name, from: 'national', sure, markId: null, source: shippedBy });
  };
  for (const [day, key] of NATIONAL_CALENDAR.off) {
    if (inYear(day)) national(day, 'off', { ...HOLIDAY_NAMES[key] });
  }
  for (const day of NATIONAL_CALENDAR.worked) {
    if (inYear(day)) national(day, 'worked', { vi: 'Làm bù', en: 'Make-up working day' });
  }
  // Marks for all come first in the list, so that a body's own stand above them.
  for (const { authority_id, id, day, kind, name, source } of open) {
    const from = authority_id === EVERYBODY ? 'all' : 'own';
    days.set(day, {
      day,
      kind,
      name: { vi: name, en: name },
      from,
      sure: true,
      markId: id,
      source,
    });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
