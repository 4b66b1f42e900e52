import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, dayFromNumber, daysBetween } from './day.ts';
import { markReportPeriod, nameReportPeriod, sayReportPeriod } from './report-period-words.ts';
import {
  type CutOff,
  DECREE_09_2019,
  nextReportPeriod,
  parseReportPeriod,
  printedReports,
  REPORT_KINDS,
  reportPeriod,
  reportPeriodOf,
  reportPeriodsBetween,
  STATISTICAL_CUT_OFF,
} from './report-periods.ts';

/** Days from 1970 to 2079. */
const anyDay = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber);
const anyCutOff: fc.Arbitrary<CutOff> = fc.record({
  day: fc.integer({ min: 1, max: 31 }),
  monthsBefore: fc.integer({ min: 0, max: 11 }),
  weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
});
const tiling = fc.constantFrom('week', 'month', 'quarter', 'half', 'year', 'five_years');

describe('the report periods of NĐ 09/2019', () => {
  test.each([
    ['month', 2026, 11, '2026-10-15', '2026-11-14', 'Báo cáo tháng 11/2026'],
    ['month', 2026, 1, '2025-12-15', '2026-01-14', 'Báo cáo tháng 1/2026'],
    ['quarter', 2026, 1, '2025-12-15', '2026-03-14', 'Báo cáo quý I/2026'],
    ['quarter', 2026, 4, '2026-09-15', '2026-12-14', 'Báo cáo quý IV/2026'],
    ['half', 2026, 1, '2025-12-15', '2026-06-14', 'Báo cáo 6 tháng đầu năm 2026'],
    ['half', 2026, 2, '2026-06-15', '2026-12-14', 'Báo cáo 6 tháng cuối năm 2026'],
    ['nine_months', 2026, 1, '2025-12-15', '2026-09-14', 'Báo cáo 9 tháng năm 2026'],
    ['year', 2026, 1, '2025-12-15', '2026-12-14', 'Báo cáo năm 2026'],
    ['five_years', 2021, 1, '2020-12-15', '2025-12-14', 'Báo cáo 5 năm 2021-2025'],
  ] as const)('%s %i/%i runs from %s to %s', (kind, year, number, from, to, said) => {
    const period = reportPeriod(kind, year, number);
    expect(period).toMatchObject({ from, to });
    expect(sayReportPeriod(period, 'vi')).toBe(said);
  });

  test('20/12/2025 belongs to the report year 2026', () => {
    expect(reportPeriodOf(asDay('2025-12-20'), 'year').year).toBe(2026);
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

describe('report periods under any cut-off', () => {
  test('statistical ones are those of the calendar', () => {
    const at = (kind: 'month' | 'quarter' | 'week', day: string) => {
      const { from, to, key } = reportPeriodOf(asDay(day), kind, STATISTICAL_CUT_OFF);
      return `${key} ${from} ${to}`;
    };
    expect(at('month', '2024-02-29')).toBe('2024-M02 2024-02-01 2024-02-29');
    expect(at('quarter', '2026-12-31')).toBe('2026-Q4 2026-10-01 2026-12-31');
    expect(at('week', '2026-11-22')).toBe('2026-W47 2026-11-16 2026-11-22');
  });

  test('a week from Thursday to Wednesday bears the number of the week in which it ends', () => {
    const week = reportPeriodOf(asDay('2026-11-19'), 'week', {
      ...STATISTICAL_CUT_OFF,
      weekday: 3,
    });
    expect(week).toMatchObject({ key: '2026-W48', from: '2026-11-19', to: '2026-11-25' });
  });

  test('a year whose data end on 14 November', () => {
    const cutOff = { day: 14, monthsBefore: 1, weekday: 7 } as const;
    expect(reportPeriod('year', 2026, 1, cutOff)).toMatchObject({
      from: '2025-11-15',
      to: '2026-11-14',
      lastMonth: { year: 2026, month: 12 },
    });
  });

  test('tile time without gap or overlap', () => {
    fc.assert(
      fc.property(anyDay, tiling, anyCutOff, (day, kind, cutOff) => {
        const period = reportPeriodOf(day, kind, cutOff);
        expect(period.from <= day && day <= period.to).toBe(true);
        const next = nextReportPeriod(period, cutOff);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(next.key > period.key || next.year > period.year).toBe(true);
      }),
    );
  });

  test('months nest in quarters, quarters in halves, halves in years, years in five years', () => {
    const nested = ['month', 'quarter', 'half', 'year', 'five_years'] as const;
    fc.assert(
      fc.property(anyDay, anyCutOff, (day, cutOff) => {
        const periods = nested.map((kind) => reportPeriodOf(day, kind, cutOff));
        periods.slice(1).forEach((outer, at) => {
          const inner = periods[at];
          expect(inner && outer.from <= inner.from && inner.to <= outer.to).toBe(true);
        });
      }),
    );
  });

  test('a period is exactly the periods inside it, end to end', () => {
    fc.assert(
      fc.property(anyDay, anyCutOff, (day, cutOff) => {
        const year = reportPeriodOf(day, 'year', cutOff);
        const months = reportPeriodsBetween(year.from, year.to, 'month', cutOff);
        const days = months.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
        expect([months.length, days]).toEqual([12, daysBetween(year.from, year.to) + 1]);
      }),
      { numRuns: 40 },
    );
  });

  test('nine months are the first three quarters and leave the fourth', () => {
    fc.assert(
      fc.property(anyDay, anyCutOff, (day, cutOff) => {
        const nine = reportPeriodOf(day, 'nine_months', cutOff);
        const quarters = [1, 2, 3, 4].map((n) => reportPeriod('quarter', nine.year, n, cutOff));
        expect([nine.from, nine.to]).toEqual([quarters[0]?.from, quarters[2]?.to]);
        expect(addDays(nine.to, 1)).toBe(quarters[3]?.from);
        expect(nextReportPeriod(nine, cutOff).from).toBe(addDays(quarters[3]?.to ?? day, 1));
      }),
    );
  });

  test('a key leads back to its period, and each has words of its own', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...REPORT_KINDS), anyCutOff, (day, kind, cutOff) => {
        const period = reportPeriodOf(day, kind, cutOff);
        expect(parseReportPeriod(period.key, cutOff)).toEqual(period);
        const next = nextReportPeriod(period, cutOff);
        for (const language of ['vi', 'en'] as const) {
          expect(nameReportPeriod(next, language)).not.toBe(nameReportPeriod(period, language));
          expect(markReportPeriod(next, language)).not.toBe(markReportPeriod(period, language));
        }
      }),
    );
  });

  test.each(['2026-Q5', '2026-M13', '2026-M00', '2022-5Y', '2025-W53', '2026-11', 'x'])(
    '%s is no period',
    (key) => expect(parseReportPeriod(key, DECREE_09_2019.cutOff)).toBeNull(),
  );
});
