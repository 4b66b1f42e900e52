import type { ReportPeriodKind } from '../../calendar/rules/report-periods.ts';

const NAMES = {
  week: { vi: 'Hằng tuần', en: 'Weekly' },
  month: { vi: 'Hằng tháng', en: 'Monthly' },
  quarter: { vi: 'Hằng quý', en: 'Quarterly' },
  half: { vi: '6 tháng', en: 'Half-yearly' },
  nine_months: { vi: '9 tháng', en: 'Nine months' },
  year: { vi: 'Hằng năm', en: 'Yearly' },
  five_years: { vi: '5 năm', en: 'Five-yearly' },
} as const satisfies Record<ReportPeriodKind, { vi: string; en: string }>;

/** How often reports come, in words. */
export function nameFrequency(kind: ReportPeriodKind, language: 'vi' | 'en'): string {
  return NAMES[kind][language];
}
