import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, dayFromNumber, partsOf } from './day.ts';
import { weekdayOf } from './week.ts';
import {
  addWorkingDays,
  isWorkingDay,
  NATIONAL_CALENDAR,
  workCalendarFrom,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';

describe('the national calendar', () => {
  test.each([
    ['2024-02-09', false, 'Tết'],
    ['2024-02-15', true, 'the first day after Tết'],
    ['2024-04-29', false, 'given for 4 May'],
    ['2024-05-04', true, 'a Saturday worked for 29 April'],
    ['2025-04-26', true, 'a Saturday worked for 2 May'],
    ['2025-05-02', false, 'given for 26 April'],
    ['2025-09-01', false, 'the day beside National Day'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', true, 'a Monday'],
  ])('%s works: %s (%s)', (day, expected) => {
    expect(isWorkingDay(asDay(day))).toBe(expected);
  });

  test('gives five days of Tết and two of National Day every year, and works only at weekends in exchange', () => {
    for (let year = 2021; year <= 2027; year += 1) {
      const keys = [...NATIONAL_CALENDAR.off].filter(([day]) => partsOf(day).year === year);
      expect(keys.filter(([, key]) => key === 'tet')).toHaveLength(5);
      expect(keys.filter(([, key]) => key === 'national')).toHaveLength(2);
      const exchanged = keys.filter(([, key]) => key === 'exchanged').length;
      const worked = [...NATIONAL_CALENDAR.worked].filter((day) => partsOf(day).year === year);
      expect(worked).toHaveLength(exchanged);
      expect(worked.every((day) => weekdayOf(day) > 5)).toBe(true);
      const atWeekend = keys.filter(([day]) => weekdayOf(day) > 5).length;
      expect(keys.filter(([, key]) => key === 'in-lieu')).toHaveLength(atWeekend);
    }
  });

  test('says which years are confirmed', () => {
    expect([...NATIONAL_CALENDAR.certainYears]).toEqual([2021, 2022, 2023, 2024, 2025]);
  });

  test('refuses an entry in the wrong year or with an unknown name', () => {
    const year = { year: 2030, certain: true, source: '', worked: [] };
    const entry = (day: string, holiday: string) => () =>
      workCalendarFrom([{ ...year, off: [{ day, holiday }] }]);
    expect(entry('2031-01-01', 'new-year')).toThrow(/2030/);
    expect(entry('2030-01-01', 'easter')).toThrow(/easter/);
  });
});

describe('working days', () => {
  test('skip Tết', () => {
    expect(addWorkingDays(asDay('2024-02-07'), 1)).toBe('2024-02-15');
    expect(workingDayFrom(asDay('2024-02-10'))).toBe('2024-02-15');
    expect(addWorkingDays(asDay('2024-02-15'), -1)).toBe('2024-02-07');
  });

  test('added are working days, counted back exactly', () => {
    const start = fc.integer({ min: 18_628, max: 21_500 }).map(dayFromNumber);
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const reached = addWorkingDays(day, count);
        expect(isWorkingDay(reached)).toBe(true);
        expect(workingDaysBetween(day, reached)).toBe(count);
        expect(workingDaysBetween(day, addDays(reached, -1))).toBe(count - 1);
      }),
    );
  });
});
