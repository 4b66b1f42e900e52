import { dayInVietnam, formatDay } from '../../../calendar/rules/day.ts';
import { formatNumber } from '../../../calendar/rules/numbers.ts';

/** How many people read a page, and until when they are counted. */
export interface Views {
  readonly people: number;
  readonly countedAt: Date | null;
}

/** From here on a figure is rounded, and down. */
const ROUNDED_FROM = 10_000;

/**
 * `1.204 lượt xem, đến 14:00 ngày 22/11/2026`: with the moment until which is counted, for pages are kept ready and
 * the figure is minutes old. From ten thousand on it is rounded down and says so. Empty where nobody is counted yet.
 */
export function sayViews({ people, countedAt }: Views, language: 'vi' | 'en'): string {
  if (people === 0 || countedAt === null) return '';
  const isRounded = people >= ROUNDED_FROM;
  const figure = formatNumber(isRounded ? Math.floor(people / 100) * 100 : people);
  const at = `${timeInVietnam(countedAt)}, ${formatDay(dayInVietnam(countedAt))}`;
  if (language === 'vi') return `${isRounded ? 'Hơn ' : ''}${figure} lượt xem, đến ${at}`;
  const noun = people === 1 ? 'view' : 'views';
  return `${isRounded ? 'Over ' : ''}${figure} ${noun} until ${at}`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** `14:05` on the wall in Viet Nam. */
function timeInVietnam(at: Date): string {
  return clock.format(at);
}
