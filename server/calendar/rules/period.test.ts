import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, dayFromNumber } from './day.ts';
import { parsePeriod, periodAround, sayPeriod } from './period.ts';
import { parseWeek, weekdayName, weekdayOf, weekOf } from './week.ts';

const anyDay = fc.integer({ min: -25_000, max: 60_000 }).map(dayFromNumber);

describe('a period', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31', 'Năm 2024', '2024'],
    ['2024-H1', '2024-01-01', '2024-06-30', '6 tháng đầu năm 2024', 'First half of 2024'],
    ['2024-H2', '2024-07-01', '2024-12-31', '6 tháng cuối năm 2024', 'Second half of 2024'],
    ['2021-Q4', '2021-10-01', '2021-12-31', 'Quý IV/2021', 'Q4/2021'],
    ['2024-02', '2024-02-01', '2024-02-29', 'Tháng 2/2024', 'February 2024'],
    ['2024-06-30', '2024-06-30', '2024-06-30', '30/06/2024', '30/06/2024'],
  ])('%s runs from %s to %s', (code, startsOn, endsOn, vi, en) => {
    const period = parsePeriod(code);
    expect(period).toMatchObject({ code, startsOn, endsOn });
    expect(period && sayPeriod(period, 'vi')).toBe(vi);
    expect(period && sayPeriod(period, 'en')).toBe(en);
  });

  test.each(['2024-Q5', '2024-H3', '2024-13', '2024-02-30', '24', '0000', 'Q1', ''])(
    '%j is no period',
    (code) => {
      expect(parsePeriod(code)).toBeNull();
    },
  );

  test('holds its day, and the next one begins the day after its end', () => {
    const kinds = fc.constantFrom('day', 'month', 'quarter', 'half', 'year');
    fc.assert(
      fc.property(anyDay, kinds, (day, kind) => {
        const period = periodAround(day, kind);
        expect(period.startsOn <= day && day <= period.endsOn).toBe(true);
        expect(parsePeriod(period.code)).toEqual(period);
        const after = addDays(period.endsOn, 1);
        expect(periodAround(after, kind).startsOn).toBe(after);
      }),
    );
  });
});

describe('a week', () => {
  test.each([
    ['2026-11-22', '2026-W47'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (day, code) => {
    expect(weekOf(asDay(day)).code).toBe(code);
  });

  test('the names of its days', () => {
    expect(weekdayName(asDay('2021-12-31'), 'vi')).toBe('thứ Sáu');
    expect(weekdayName(asDay('2026-11-22'), 'vi')).toBe('Chủ nhật');
    expect(weekdayName(asDay('2026-11-23'), 'en')).toBe('Monday');
  });

  test('agrees with its code, holds its day and begins on a Monday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day);
        expect(parseWeek(week.code)).toEqual(week);
        expect(weekdayOf(week.startsOn)).toBe(1);
        expect(week.startsOn <= day && day <= week.endsOn).toBe(true);
        expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  test.each(['2025-W53', '2025-W00', '2025-47', ''])('%j is no week', (code) => {
    expect(parseWeek(code)).toBeNull();
  });
});
