import { type Day, isDay, makeDay } from '../../../calendar/rules/day.ts';
import { parsePeriod, periodOf } from '../../../calendar/rules/period.ts';

/** First and last day. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

const QUARTERS = ['I', 'II', 'III', 'IV'];

/**
 * The days of a period as a published edition says it: a code such as `2024-Q2`, or the words "Quý II/2024",
 * "Tháng 6/2024", "6 tháng đầu năm 2024", "Năm 2024", "Giai đoạn 2021-2025", "31/12/2024".
 *
 * @returns null where the words name no days
 */
export function spanOfPeriod(words: string): DaySpan | null {
  const code = parsePeriod(words);
  if (code) return { from: code.startsOn, to: code.endsOn };
  const text = words.trim().toLocaleLowerCase('vi');
  const quarter = /quý\s+(i{1,3}|iv|[1-4])\s*(?:\/|năm)\s*(\d{4})/.exec(text);
  if (quarter) {
    const [, which = '', year] = quarter;
    const number = QUARTERS.indexOf(which.toUpperCase()) + 1 || Number(which);
    return daysOf(periodOf('quarter', Number(year), number));
  }
  const half = /6 tháng (đầu|cuối) năm\s+(\d{4})/.exec(text);
  if (half) return daysOf(periodOf('half', Number(half[2]), half[1] === 'đầu' ? 1 : 2));
  const month = /tháng\s+(\d{1,2})\s*(?:\/|năm)\s*(\d{4})/.exec(text);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) {
    return daysOf(periodOf('month', Number(month[2]), Number(month[1])));
  }
  const date = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const day = date && `${date[3]}-${date[2]}-${date[1]}`;
  if (day && isDay(day)) return { from: day, to: day };
  const years = [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) =>
    Number(year),
  );
  const [first] = years;
  if (first === undefined) return null;
  const last = Math.max(...years);
  return { from: makeDay(first, 1, 1), to: makeDay(Math.max(first, last), 12, 31) };
}

function daysOf({ startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day }): DaySpan {
  return { from: startsOn, to: endsOn };
}
