import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  asDay,
  compareDays,
  dayFromNumber,
  dayInVietnam,
  dayNumber,
  daysBetween,
  endOfDayInVietnam,
  formatDay,
  isDay,
  makeDay,
  parseDay,
  startOfDayInVietnam,
} from './day.ts';

const anyDay = fc.integer({ min: -25_000, max: 60_000 }).map(dayFromNumber);

describe('a day', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['0000-01-01', false],
    ['2024-1-1', false],
  ])('%s is a calendar day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  test.each([
    ['31/12/2021', '2021-12-31'],
    [' 1/2/2021 ', '2021-02-01'],
    ['31.12.2021', '2021-12-31'],
    ['2021-12-31', '2021-12-31'],
    ['31/02/2021', null],
    ['12/31/2021', null],
    ['31/12', null],
  ])('typed %j reads as %j', (text, expected) => {
    expect(parseDay(text)).toBe(expected);
  });

  test('is counted from 01/01/1970 as UTC counts it', () => {
    fc.assert(
      fc.property(anyDay, (day) => dayNumber(day) === Date.parse(`${day}T00:00:00Z`) / 86_400_000),
    );
  });

  test('survives the number, the written form and adding there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, count) => {
        expect(dayFromNumber(dayNumber(day))).toBe(day);
        expect(parseDay(formatDay(day))).toBe(day);
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(Math.sign(compareDays(day, addDays(day, count)))).toBe(Math.sign(-count) + 0);
      }),
    );
  });

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-15', 3, '2025-02-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, count, expected) => {
    expect(addMonths(asDay(day), count)).toBe(expected);
  });

  test('refuses what is no day', () => {
    expect(() => makeDay(2023, 2, 29)).toThrow(RangeError);
    expect(() => asDay('hôm nay')).toThrow(RangeError);
  });
});

describe('the day in Viet Nam', () => {
  test('turns at 17:00 UTC', () => {
    expect(dayInVietnam(new Date('2026-11-22T16:59:59.999Z'))).toBe('2026-11-22');
    expect(dayInVietnam(new Date('2026-11-22T17:00:00.000Z'))).toBe('2026-11-23');
  });

  test('holds its first and its last instant and not one more', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayInVietnam(startOfDayInVietnam(day))).toBe(day);
        expect(dayInVietnam(endOfDayInVietnam(day))).toBe(day);
        expect(dayInVietnam(new Date(endOfDayInVietnam(day).getTime() + 1))).toBe(addDays(day, 1));
      }),
    );
  });
});
