import { type Day, makeDay, partsOf } from './day.ts';

/** The reports of NĐ 09/2019/NĐ-CP: month, quarter, half-year, year (báo cáo tháng, quý, 6 tháng, năm). */
export type ReportPeriodKind = 'month' | 'quarter' | 'half' | 'year';

/**
 * The two days of a month that shape report periods. A regime may differ from the decree and
 * decrees are replaced, so they are parameters with a source, never constants in a computation.
 */
export interface ReportRule {
  /** Last day of the data (ngày chốt số liệu) in the period's last month, 1–28. */
  readonly cutOffDate: number;
  /** Day of the period's last month by which the report must arrive, 1–28. */
  readonly dueDate: number;
  readonly source: string;
}

/** Cut-off on the 14th (Điều 12); to the Government by the 25th of the last month (Điều 13). */
export const DECREE_09_2019: ReportRule = {
  cutOffDate: 14,
  dueDate: 25,
  source: 'Nghị định 09/2019/NĐ-CP, Điều 12 và 13',
};

/** A report period: its days overlap calendar months, so 20/12/2025 lies in the report year 2026. */
export interface ReportPeriod {
  readonly kind: ReportPeriodKind;
  readonly year: number;
  /** months 1–12, quarters 1–4, halves 1–2, year 1 */
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly dueOn: Day;
}

const MONTHS_IN = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/**
 * The report period of a kind, year and number.
 * @throws RangeError where the year has no such period
 */
export function reportPeriod(
  kind: ReportPeriodKind,
  year: number,
  number = 1,
  rule: ReportRule = DECREE_09_2019,
): ReportPeriod {
  const lastMonth = number * MONTHS_IN[kind];
  const monthBefore = lastMonth - MONTHS_IN[kind];
  const from =
    monthBefore === 0
      ? makeDay(year - 1, 12, rule.cutOffDate + 1)
      : makeDay(year, monthBefore, rule.cutOffDate + 1);
  return {
    kind,
    year,
    number,
    from,
    to: makeDay(year, lastMonth, rule.cutOffDate),
    dueOn: makeDay(year, lastMonth, rule.dueDate),
  };
}

/** The one report period of a kind that a day belongs to. */
export function reportPeriodOf(
  day: Day,
  kind: ReportPeriodKind,
  rule: ReportRule = DECREE_09_2019,
): ReportPeriod {
  const { year, month, date } = partsOf(day);
  const months = date > rule.cutOffDate ? month + 1 : month;
  const reportYear = months > 12 ? year + 1 : year;
  const reportMonth = months > 12 ? 1 : months;
  return reportPeriod(kind, reportYear, Math.ceil(reportMonth / MONTHS_IN[kind]), rule);
}

/**
 * The reports that a body really prints in a year when it reports quarterly:
 * the half-year report takes the place of quarter II, the yearly one of quarter IV.
 */
export function printedReports(
  year: number,
  rule: ReportRule = DECREE_09_2019,
): readonly ReportPeriod[] {
  return [
    reportPeriod('quarter', year, 1, rule),
    reportPeriod('half', year, 1, rule),
    reportPeriod('quarter', year, 3, rule),
    reportPeriod('year', year, 1, rule),
  ];
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `Báo cáo tháng 11/2026`, `Báo cáo quý III/2026`, `Báo cáo 6 tháng đầu năm 2026`, `Báo cáo năm 2026`. */
export function sayReportPeriod(period: ReportPeriod, language: 'vi' | 'en'): string {
  const { kind, year, number } = period;
  const vi = language === 'vi';
  switch (kind) {
    case 'month':
      return vi ? `Báo cáo tháng ${number}/${year}` : `Monthly report ${number}/${year}`;
    case 'quarter':
      return vi
        ? `Báo cáo quý ${ROMAN[number - 1]}/${year}`
        : `Quarterly report Q${number}/${year}`;
    case 'half':
      if (vi) return `Báo cáo 6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      return `Half-year report, ${number === 1 ? 'first' : 'second'} half of ${year}`;
    case 'year':
      return vi ? `Báo cáo năm ${year}` : `Annual report ${year}`;
  }
}
