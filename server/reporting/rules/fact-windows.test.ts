import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, daysBetween } from '../../calendar/rules/day.ts';
import { reportPeriod } from '../../calendar/rules/report-periods.ts';
import { factWindows } from './fact-windows.ts';

const windows = (from: string, to: string, cutOff = to) =>
  factWindows({ from: asDay(from), to: asDay(to), cutOff: asDay(cutOff) });

describe('the stretches of time behind the four columns', () => {
  test('a month of NĐ 09: the year from 15/12, the estimate to the end of the calendar month', () => {
    expect(windows('2026-10-15', '2026-11-14')).toEqual({
      period: { from: '2026-10-15', to: '2026-11-14', cutOff: '2026-11-14' },
      yearFrom: '2025-12-15',
      lastYear: { from: '2025-10-15', to: '2025-11-14', cutOff: '2025-11-14' },
      calendarTo: '2026-11-30',
      next: { from: '2026-11-15', to: '2026-12-14' },
    });
    expect(windows('2025-12-15', '2026-01-14').yearFrom).toBe('2025-12-15');
  });

  test('a statistical February meets the whole of the one before, leap year or not', () => {
    const { lastYear, yearFrom, calendarTo, next } = windows('2025-02-01', '2025-02-28');
    expect(lastYear).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
    expect([yearFrom, calendarTo]).toEqual(['2025-01-01', '2025-02-28']);
    expect(next).toEqual({ from: '2025-03-01', to: '2025-03-31' });
  });

  test('a week is set beside the week 52 weeks earlier and has nothing left to estimate', () => {
    const week = windows('2026-11-16', '2026-11-22');
    expect(week.lastYear).toMatchObject({ from: '2025-11-17', to: '2025-11-23' });
    expect(week.calendarTo).toBe('2026-11-22');
    expect(week.next).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });

  test('a cut-off after the end counts to the end, so that periods go on tiling', () => {
    expect(windows('2026-11-01', '2026-11-30', '2026-12-05').period.cutOff).toBe('2026-11-30');
    expect(windows('2026-11-01', '2026-11-30', '2026-11-14').period.cutOff).toBe('2026-11-14');
  });

  test('the next period begins the day after, and is the next one of the regime', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2030 }),
        fc.integer({ min: 1, max: 11 }),
        (year, number) => {
          const period = reportPeriod('month', year, number);
          const { from, to } = reportPeriod('month', year, number + 1);
          expect(windows(period.from, period.to).next).toEqual({ from, to });
          expect(daysBetween(period.to, from)).toBe(1);
          expect(addDays(period.to, 1)).toBe(from);
        },
      ),
    );
  });
});
