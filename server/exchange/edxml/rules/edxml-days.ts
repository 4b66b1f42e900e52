import { asDay, type Day, isCalendarDay } from '../../../calendar/rules/day.ts';

/*
 * Days in messages have slashes, `2018/09/20`; some senders write ISO, some as people do, some add a time.
 */

const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$/;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?$/;
const TIME = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?/;

/** The day that a text means; null where it means none. */
export function readEdxmlDay(text: string): Day | null {
  const first = YEAR_FIRST.exec(text.trim());
  const last = DAY_FIRST.exec(text.trim());
  const [year, month, date] = first
    ? [first[1], first[2], first[3]]
    : [last?.[3], last?.[2], last?.[1]];
  if (!year || !month || !date) return null;
  if (!isCalendarDay(Number(year), Number(month), Number(date))) return null;
  return asDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** `2018/09/20`: receivers refuse dashes. */
export function writeEdxmlDay(day: Day): string {
  return day.replaceAll('-', '/');
}

/** A moment as messages write it, `yyyy/MM/dd HH:mm:ss` in Vietnam; null where the text means none. */
export function readEdxmlMoment(text: string): string | null {
  const day = readEdxmlDay(text);
  if (!day) return null;
  const time = TIME.exec(text.trim());
  const [hour, minute, second] = [time?.[1] ?? '0', time?.[2] ?? '00', time?.[3] ?? '00'];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${writeEdxmlDay(day)} ${hour.padStart(2, '0')}:${minute}:${second}`;
}

/** The same of an instant: Vietnam has kept UTC+7 since 1975. */
export function edxmlMoment(instant: Date): string {
  const there = new Date(instant.getTime() + 7 * 3_600_000).toISOString();
  return `${there.slice(0, 10).replaceAll('-', '/')} ${there.slice(11, 19)}`;
}

/** The instant of a moment of a message; null where it says none. */
export function instantOf(moment: string): Date | null {
  const read = readEdxmlMoment(moment);
  return read === null ? null : new Date(`${read.replaceAll('/', '-').replace(' ', 'T')}+07:00`);
}
