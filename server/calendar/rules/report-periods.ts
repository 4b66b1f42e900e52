import { addDays, type Day, daysInMonth, makeDay, partsOf } from './day.ts';
import { parseWeek, type Weekday, weekdayOf, weekOf } from './week.ts';

/** How often reports come (tần suất): those of NĐ 09/2019/NĐ-CP, the week, nine months, the five years of a plan. */
export const REPORT_KINDS = [
  'week',
  'month',
  'quarter',
  'half',
  'nine_months',
  'year',
  'five_years',
] as const;
export type ReportPeriodKind = (typeof REPORT_KINDS)[number];

/**
 * Where the data of a period end (thời gian chốt số liệu). All periods of a chain share one, so that months
 * make quarters and quarters years.
 */
export interface CutOff {
  /** Date in the month, 1–31; a shorter month ends on its last day. */
  readonly day: number;
  /** How many months before the period's last one: 1 where the data of a year end in November. */
  readonly monthsBefore: number;
  /** Last day of a weekly period. */
  readonly weekday: Weekday;
}

/** A rule of cut-off and arrival with its source; decrees are replaced, so neither is a constant in a computation. */
export interface ReportRule {
  readonly cutOff: CutOff;
  /** Day of the period's last month by which the report must reach the Government. */
  readonly dueDate: number;
  readonly source: string;
}

/** Cut-off on the 14th (Điều 12); to the Government by the 25th of the last month (Điều 13). It knows no weeks. */
export const DECREE_09_2019: ReportRule = {
  cutOff: { day: 14, monthsBefore: 0, weekday: 7 },
  dueDate: 25,
  source: 'Nghị định 09/2019/NĐ-CP, Điều 12 và 13',
};

/** Months, quarters and years of the calendar, weeks from Monday to Sunday: the periods of statistics. */
export const STATISTICAL_CUT_OFF: CutOff = { day: 31, monthsBefore: 0, weekday: 7 };

/** A report period: its days overlap calendar months, so 20/12/2025 lies in the report year 2026. */
export interface ReportPeriod {
  readonly kind: ReportPeriodKind;
  /** The report year; the first of the five for a five-year period. */
  readonly year: number;
  /** weeks 1–53, months 1–12, quarters 1–4, halves 1–2, otherwise 1 */
  readonly number: number;
  /** `2026-W47`, `2026-M11`, `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2021-5Y` */
  readonly key: string;
  readonly from: Day;
  /** Last day of the data (ngày chốt). */
  readonly to: Day;
  /** The month that the period is named after at its end; due days are told from it. */
  readonly lastMonth: { readonly year: number; readonly month: number };
}

const MONTHS_IN = {
  month: 1,
  quarter: 3,
  half: 6,
  nine_months: 9,
  year: 12,
  five_years: 60,
} as const satisfies Record<Exclude<ReportPeriodKind, 'week'>, number>;

/**
 * The report period of a kind, year and number.
 * @throws RangeError where the year has no such period
 */
export function reportPeriod(
  kind: ReportPeriodKind,
  year: number,
  number = 1,
  cutOff: CutOff = DECREE_09_2019.cutOff,
): ReportPeriod {
  const key = keyOf(kind, year, number);
  if (kind === 'week') {
    const week = parseWeek(key);
    if (!week) throw new RangeError(`No report week ${key}`);
    const to = addDays(week.startsOn, cutOff.weekday - 1);
    const { year: inYear, month } = partsOf(to);
    const lastMonth = { year: inYear, month };
    return { kind, year, number, key, from: addDays(to, -6), to, lastMonth };
  }
  const months = MONTHS_IN[kind];
  if (number < 1 || number * months > Math.max(12, months) || !isFirstOfFive(kind, year)) {
    throw new RangeError(`No report period ${key}`);
  }
  const last = year * 12 + number * months - 1;
  return {
    ...{ kind, year, number, key },
    from: addDays(endOfMonth(last - months, cutOff), 1),
    to: endOfMonth(last, cutOff),
    lastMonth: { year: Math.floor(last / 12), month: (last % 12) + 1 },
  };
}

function isFirstOfFive(kind: ReportPeriodKind, year: number): boolean {
  return kind !== 'five_years' || year % 5 === 1;
}

/** The last day of the data of a month, counted from the year 0. */
function endOfMonth(monthCount: number, { day, monthsBefore }: CutOff): Day {
  const at = monthCount - monthsBefore;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  return makeDay(year, month, Math.min(day, daysInMonth(year, month)));
}

/**
 * The one report period of a kind that a day belongs to. Nine months leave the last quarter out: a day in it
 * gives the nine months of its report year.
 */
export function reportPeriodOf(
  day: Day,
  kind: ReportPeriodKind,
  cutOff: CutOff = DECREE_09_2019.cutOff,
): ReportPeriod {
  if (kind === 'week') {
    const { year, number } = weekOf(addDays(day, (cutOff.weekday - weekdayOf(day) + 7) % 7));
    return reportPeriod(kind, year, number, cutOff);
  }
  const { year, month } = partsOf(day);
  let count = year * 12 + month - 1 + cutOff.monthsBefore;
  if (day > endOfMonth(count, cutOff)) count += 1;
  const reportYear = Math.floor(count / 12);
  if (kind === 'five_years') {
    return reportPeriod(kind, reportYear - ((((reportYear - 1) % 5) + 5) % 5), 1, cutOff);
  }
  const number = kind === 'nine_months' ? 1 : Math.ceil(((count % 12) + 1) / MONTHS_IN[kind]);
  return reportPeriod(kind, reportYear, number, cutOff);
}

/** The period of a kind right after another. */
export function nextReportPeriod(period: ReportPeriod, cutOff: CutOff): ReportPeriod {
  if (period.kind === 'nine_months') {
    return reportPeriod(period.kind, period.year + 1, 1, cutOff);
  }
  return reportPeriodOf(addDays(period.to, 1), period.kind, cutOff);
}

/** The periods of a kind from the one that holds a day to the last that begins by another. */
export function reportPeriodsBetween(
  from: Day,
  by: Day,
  kind: ReportPeriodKind,
  cutOff: CutOff = DECREE_09_2019.cutOff,
): ReportPeriod[] {
  const found: ReportPeriod[] = [];
  let period = reportPeriodOf(from, kind, cutOff);
  while (period.from <= by) {
    found.push(period);
    period = nextReportPeriod(period, cutOff);
  }
  return found;
}

function keyOf(kind: ReportPeriodKind, year: number, number: number): string {
  const years = String(year).padStart(4, '0');
  const two = String(number).padStart(2, '0');
  switch (kind) {
    case 'week':
      return `${years}-W${two}`;
    case 'month':
      return `${years}-M${two}`;
    case 'quarter':
      return `${years}-Q${number}`;
    case 'half':
      return `${years}-H${number}`;
    case 'nine_months':
      return `${years}-9M`;
    case 'year':
      return years;
    case 'five_years':
      return `${years}-5Y`;
  }
}

const KEY = /^(\d{4})(?:-(?:W(\d{2})|M(\d{2})|Q([1-4])|H([12])|(9M)|(5Y)))?$/;

/** Reads the key of a period under a cut-off; null where it names none, such as `2026-Q5` or `2022-5Y`. */
export function parseReportPeriod(
  key: string,
  cutOff: CutOff = DECREE_09_2019.cutOff,
): ReportPeriod | null {
  const match = KEY.exec(key);
  if (!match) return null;
  const [, years, week, month, quarter, half, nine, five] = match;
  const year = Number(years);
  if (year < 2 || year > 9990) return null;
  const kind: ReportPeriodKind = week
    ? 'week'
    : month
      ? 'month'
      : quarter
        ? 'quarter'
        : half
          ? 'half'
          : nine
            ? 'nine_months'
            : five
              ? 'five_years'
              : 'year';
  try {
    return reportPeriod(kind, year, Number(week ?? month ?? quarter ?? half ?? 1), cutOff);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The reports that a body really prints in a year when it reports quarterly:
 * the half-year report takes the place of quarter II, the yearly one of quarter IV.
 */
export function printedReports(
  year: number,
  cutOff: CutOff = DECREE_09_2019.cutOff,
): readonly ReportPeriod[] {
  return [
    reportPeriod('quarter', year, 1, cutOff),
    reportPeriod('half', year, 1, cutOff),
    reportPeriod('quarter', year, 3, cutOff),
    reportPeriod('year', year, 1, cutOff),
  ];
}
