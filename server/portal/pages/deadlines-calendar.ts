import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { PublishedEdition } from '../rules/public-snapshot.ts';
import type { PublishedPlan } from '../store/published.ts';
import { addresses } from './addresses.ts';
import type { PublicAnswer } from './mount.ts';
import { STATUS_WORDS } from './status-words.ts';

/**
 * Deadlines of a published plan as a calendar (RFC 5545). Each is a whole day of Vietnam: of a quarter its last day,
 * with the words of the document in its name, so that nobody takes it for a day that the document states.
 */
export function deadlinesCalendar(
  plan: PublishedPlan,
  edition: PublishedEdition,
  origin: string,
): PublicAnswer {
  const place = { authority: plan.authoritySlug, plan: plan.slug };
  const calendar = ical({
    ...{ name: plan.title, description: plan.authorityName },
    // Named beside the calendar, not as its zone: stamps are then written in UTC, as the standard asks.
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Ho_Chi_Minh' }],
    ...{ method: ICalCalendarMethod.PUBLISH, ttl: 6 * 60 * 60 },
    prodId: { company: 'Chỉ Đạo', product: 'Thời hạn công khai', language: 'VI' },
  });
  const stamp = new Date(edition.publishedAt);
  for (const { key, title, label, deadline, status, unit } of edition.snapshot.tasks) {
    const dueOn = deadline?.dueOn ?? null;
    if (deadline === undefined || dueOn === null) continue;
    const url = origin + addresses.thing(place, key);
    const said = [label, title].filter(Boolean).join(' ');
    calendar.createEvent({
      ...{ id: `${key}.${plan.slug}.${plan.authoritySlug}@cong-khai`, allDay: true, stamp },
      // A whole day has no hour: it is written as the day alone, in no zone.
      ...{ start: new Date(`${dueOn}T00:00:00Z`), sequence: edition.number },
      summary: `${said} (${deadline.words})`,
      description: [unit?.name, status && STATUS_WORDS.vi[status], deadline.words]
        .filter(Boolean)
        .join(' · '),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(origin !== '' && { url }),
    });
  }
  const name = `${plan.slug}.ics`;
  return {
    authorities: [plan.authorityId],
    type: 'text/calendar; charset=utf-8',
    headers: { 'content-disposition': `inline; filename="${name}"` },
    body: calendar.toString(),
  };
}
