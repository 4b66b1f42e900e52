import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { AgendaEntry, AgendaWishes } from './rules/agenda.ts';

/** Whoever shows the calendar asks again after so many seconds. */
const ASK_AGAIN = 3_600;
const HOUR = 3_600;

/**
 * Entries as a calendar of RFC 5545. Deadlines are whole days that leave the day free. A meeting has its hours in
 * UTC: the generator writes a named zone by the clock of the machine that it runs on, and Vietnam has kept UTC+7
 * the year round since 1975, so nothing is lost.
 *
 * @param origin where the product is reached, such as `https://chi-dao.example.vn`
 */
export function writeAgenda(
  name: string,
  entries: readonly AgendaEntry[],
  { remindDays }: Pick<AgendaWishes, 'remindDays'>,
  { origin, now }: { readonly origin: string; readonly now: Date },
): string {
  const calendar = ical({
    ...{ name, method: ICalCalendarMethod.PUBLISH, ttl: ASK_AGAIN },
    prodId: { company: 'Chỉ Đạo', product: 'Lịch công tác', language: 'VI' },
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Ho_Chi_Minh' }],
  });
  for (const entry of entries) {
    const event = calendar.createEvent({
      ...{ id: `${entry.uid}@chi-dao`, stamp: now, summary: entry.title },
      ...{ description: entry.words, url: `${origin}${entry.path}` },
      ...(entry.place === null ? {} : { location: entry.place }),
      ...timesOf(entry),
    });
    if (!entry.isDeadline || remindDays === null) continue;
    // Eight o'clock of that morning, counted from the midnight with which the last day begins.
    const before = remindDays * 24 * HOUR - 8 * HOUR;
    event
      .createAlarm({ type: ICalAlarmType.display, description: entry.title, trigger: before })
      .relatesTo(ICalAlarmRelatesTo.start);
  }
  return calendar.toString();
}

function timesOf({ day, time }: AgendaEntry) {
  if (time === null) {
    return {
      // Without a zone the generator writes days in UTC too.
      ...{ allDay: true, start: new Date(`${day}T00:00:00Z`) },
      ...{ transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE },
    };
  }
  const start = new Date(`${day}T${time.from}:00+07:00`);
  return { start, end: new Date(start.getTime() + time.minutes * 60_000) };
}
