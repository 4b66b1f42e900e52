import { type Day, daysInMonth, isCalendarDay, makeDay, partsOf } from './day.ts';

/** How exact a stated date is: a quarter stays a quarter (độ chính xác của thời hạn). */
export type PeriodKind = 'day' | 'month' | 'quarter' | 'half' | 'year';

/** A calendar period (tháng, quý, 6 tháng, năm); not the 15→14 report period of NĐ 09/2019. */
export interface Period {
  readonly kind: PeriodKind;
  /** `2024-06-30`, `2024-06`, `2024-Q2`, `2024-H1` or `2024` */
  readonly code: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

const MONTHS_IN = { month: 1, quarter: 3, half: 6, year: 12 } as const;
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/**
 * The `number`-th period of a kind in a year: months 1–12, quarters 1–4, halves 1–2, year 1.
 * @throws RangeError where the year has no such period
 */
export function periodOf(kind: Exclude<PeriodKind, 'day'>, year: number, number = 1): Period {
  const months = MONTHS_IN[kind];
  const last = number * months;
  const startsOn = makeDay(year, last - months + 1, 1);
  const endsOn = makeDay(year, last, daysInMonth(year, last));
  return { kind, code: codeOf(kind, startsOn.slice(0, 4), number), startsOn, endsOn };
}

/** The period of a kind that a day lies in. */
export function periodAround(day: Day, kind: PeriodKind): Period {
  if (kind === 'day') return { kind, code: day, startsOn: day, endsOn: day };
  const { year, month } = partsOf(day);
  return periodOf(kind, year, Math.ceil(month / MONTHS_IN[kind]));
}

function codeOf(kind: Exclude<PeriodKind, 'day'>, year: string, number: number): string {
  switch (kind) {
    case 'month':
      return `${year}-${String(number).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${number}`;
    case 'half':
      return `${year}-H${number}`;
    case 'year':
      return year;
  }
}

/** Reads a period code; null where it is none, such as `2024-Q5` or `2024-02-30`. */
export function parsePeriod(code: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$/.exec(code.trim());
  if (!match) return null;
  const year = Number(match[1]);
  if (year < 1) return null;
  if (match[2]) return periodOf('quarter', year, Number(match[2]));
  if (match[3]) return periodOf('half', year, Number(match[3]));
  if (!match[4]) return periodOf('year', year);
  const month = Number(match[4]);
  const date = match[5] ? Number(match[5]) : 1;
  if (!isCalendarDay(year, month, date)) return null;
  return match[5]
    ? periodAround(makeDay(year, month, date), 'day')
    : periodOf('month', year, month);
}

/** `Quý IV/2021`, `Tháng 6/2024`, `6 tháng đầu năm 2022`, `Năm 2025`, `31/12/2021`, or the same in English. */
export function sayPeriod(period: Period, language: 'vi' | 'en'): string {
  const { year, month, date } = partsOf(period.startsOn);
  const two = (value: number) => String(value).padStart(2, '0');
  switch (period.kind) {
    case 'day':
      return `${two(date)}/${two(month)}/${String(year).padStart(4, '0')}`;
    case 'month':
      return language === 'vi' ? `Tháng ${month}/${year}` : `${MONTH_NAMES[month - 1]} ${year}`;
    case 'quarter': {
      const quarter = (month + 2) / 3;
      return language === 'vi' ? `Quý ${ROMAN[quarter - 1]}/${year}` : `Q${quarter}/${year}`;
    }
    case 'half':
      if (language === 'vi') return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      return `${month === 1 ? 'First' : 'Second'} half of ${year}`;
    case 'year':
      return language === 'vi' ? `Năm ${year}` : String(year);
  }
}
