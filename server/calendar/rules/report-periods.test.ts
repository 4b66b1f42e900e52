import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, dayFromNumber } from './day.ts';
import {
  DECREE_09_2019,
  printedReports,
  reportPeriod,
  reportPeriodOf,
  sayReportPeriod,
} from './report-periods.ts';

describe('the report periods of NĐ 09/2019', () => {
  test.each([
    ['month', 2026, 11, '2026-10-15', '2026-11-14', '2026-11-25', 'Báo cáo tháng 11/2026'],
    ['month', 2026, 1, '2025-12-15', '2026-01-14', '2026-01-25', 'Báo cáo tháng 1/2026'],
    ['quarter', 2026, 1, '2025-12-15', '2026-03-14', '2026-03-25', 'Báo cáo quý I/2026'],
    ['quarter', 2026, 4, '2026-09-15', '2026-12-14', '2026-12-25', 'Báo cáo quý IV/2026'],
    ['half', 2026, 1, '2025-12-15', '2026-06-14', '2026-06-25', 'Báo cáo 6 tháng đầu năm 2026'],
    ['half', 2026, 2, '2026-06-15', '2026-12-14', '2026-12-25', 'Báo cáo 6 tháng cuối năm 2026'],
    ['year', 2026, 1, '2025-12-15', '2026-12-14', '2026-12-25', 'Báo cáo năm 2026'],
  ] as const)('%s %i/%i runs from %s to %s', (kind, year, number, from, to, dueOn, said) => {
    const period = reportPeriod(kind, year, number);
    expect(period).toMatchObject({ from, to, dueOn });
    expect(sayReportPeriod(period, 'vi')).toBe(said);
  });

  test('20/12/2025 belongs to the report year 2026', () => {
    expect(reportPeriodOf(asDay('2025-12-20'), 'year').year).toBe(2026);
  });

  test('tile time without gap or overlap, and every month lies in one quarter, half and year', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber);
    const rule = fc
      .integer({ min: 1, max: 27 })
      .map((cutOffDate) => ({ ...DECREE_09_2019, cutOffDate }));
    fc.assert(
      fc.property(day, rule, (on, by) => {
        for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
          const period = reportPeriodOf(on, kind, by);
          expect(period.from <= on && on <= period.to).toBe(true);
          const next = reportPeriodOf(addDays(period.to, 1), kind, by);
          expect(next.from).toBe(addDays(period.to, 1));
          const month = reportPeriodOf(on, 'month', by);
          expect(period.from <= month.from && month.to <= period.to).toBe(true);
        }
      }),
    );
  });

  test('printed in a year: quarter I, the first half, quarter III, the year', () => {
    expect(printedReports(2026).map((period) => `${period.kind} ${period.number}`)).toEqual([
      'quarter 1',
      'half 1',
      'quarter 3',
      'year 1',
    ]);
  });
});
