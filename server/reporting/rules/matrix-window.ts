import type { ReportPeriodKind } from '../../calendar/rules/report-periods.ts';

/** How many periods stand side by side: a year of months, two of quarters, two months of weeks. */
export const WINDOWS = {
  week: 9,
  month: 12,
  quarter: 8,
  half: 6,
  nine_months: 5,
  year: 6,
  five_years: 3,
} as const satisfies Record<ReportPeriodKind, number>;

export interface Window<Period> {
  readonly shown: readonly Period[];
  /** Key of the last period of the window before this one, and after; null where there is none. */
  readonly earlier: string | null;
  readonly later: string | null;
}

/**
 * The periods that are shown of all, the earliest first: those up to `until`, or up to the last one where it
 * names none.
 */
export function windowOf<Period extends { readonly key: string }>(
  periods: readonly Period[],
  kind: ReportPeriodKind,
  until: string | null,
): Window<Period> {
  const size = WINDOWS[kind];
  const named = periods.findIndex(({ key }) => key === until);
  const end = named < 0 ? periods.length : named + 1;
  const start = Math.max(0, end - size);
  return {
    shown: periods.slice(start, end),
    earlier: periods[start - 1]?.key ?? null,
    later:
      end < periods.length
        ? (periods[Math.min(end + size, periods.length) - 1]?.key ?? null)
        : null,
  };
}
