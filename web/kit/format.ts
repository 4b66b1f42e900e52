import { dayInVietnam, daysBetween, formatDay, isDay } from '../../server/calendar/rules/day.ts';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import { getPreferences } from '../app/preferences.ts';

/** How dates and figures are written. Both languages write them the Vietnamese way: `31/12/2021`, `1.234,5`. */

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** `1.234,5` */
export function number(value: number): string {
  return formatNumber(value, { decimals: 1 });
}

/** `89,6 %` of a whole; always shown beside its fraction. An empty text when the whole is 0. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${number((part / whole) * 100)} %`;
}

/** `+38`, `-2`, `0` */
export function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value);
}

/** `31/12/2021`; the text itself when it is no day. */
export function day(text: string): string {
  return isDay(text) ? formatDay(text) : text;
}

/** `14:02`, the clock in Viet Nam. */
export function clock(instant: string | number | Date): string {
  return CLOCK.format(new Date(instant));
}

/** `31/12/2021 14:02`, in Viet Nam. */
export function dayAndClock(instant: string | Date): string {
  const at = new Date(instant);
  return `${formatDay(dayInVietnam(at))} ${clock(at)}`;
}

/** The day of an instant in Viet Nam, `31/12/2021`. */
export function dayOf(instant: string | Date): string {
  return formatDay(dayInVietnam(new Date(instant)));
}

/** Whole days from one day to another, negative when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return isDay(from) && isDay(to) ? daysBetween(from, to) : 0;
}

/** `1,2 MB` */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  return bytes < 1e6 ? `${number(bytes / 1000)} kB` : `${number(bytes / 1e6)} MB`;
}

/** One of two sentences, in the language now shown: for texts that the server sends in both. */
export function say(text: { readonly vi: string; readonly en: string }): string {
  return text[getPreferences().language];
}
