import { type Day, dayInVietnam, formatDay } from '../../calendar/rules/day.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  ...({ hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' } as const),
});

/** An instant in Viet Nam as people say it on a day: `15:20` of that day, `23/11/2026 15:20` of another. */
export function sayMoment(at: Date, today: Day): string {
  const day = dayInVietnam(at);
  return day === today ? CLOCK.format(at) : `${formatDay(day)} ${CLOCK.format(at)}`;
}
