import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, dayFromNumber } from './day.ts';
import { occurrences, parseRecurrence, type Recurrence } from './recurrence.ts';
import { sayRecurrence } from './recurrence-words.ts';

function read(code: string, exclusive = false): Recurrence {
  const recurrence = parseRecurrence(code, exclusive);
  if (!recurrence) throw new Error(`${code} was not read`);
  return recurrence;
}

describe('occurrences of a recurring duty', () => {
  test.each([
    ['R/M@25', '2024-01-26', '2024-04-25', ['2024-02-25', '2024-03-25', '2024-04-25']],
    ['R/M@30', '2024-01-01', '2024-03-31', ['2024-01-30', '2024-02-29', '2024-03-30']],
    ['R/M', '2023-01-15', '2023-03-01', ['2023-01-31', '2023-02-28']],
    [
      'R/Q@15',
      '2024-01-01',
      '2024-12-31',
      ['2024-03-15', '2024-06-15', '2024-09-15', '2024-12-15'],
    ],
    ['R/H', '2024-01-01', '2024-12-31', ['2024-06-30', '2024-12-31']],
    ['R/H@06-15', '2024-01-01', '2024-12-31', ['2024-06-15', '2024-12-15']],
    ['R/Y@12-15', '2022-01-01', '2023-12-31', ['2022-12-15', '2023-12-15']],
    ['R/Y@11-15,06-01', '2024-01-01', '2024-12-31', ['2024-06-01', '2024-11-15']],
    ['R/Y@02-29', '2023-01-01', '2024-12-31', ['2023-02-28', '2024-02-29']],
    ['R/W@Fri', '2026-11-16', '2026-11-30', ['2026-11-20', '2026-11-27']],
    ['R/W@Tue,Thu', '2026-11-16', '2026-11-22', ['2026-11-17', '2026-11-19']],
    ['R/2W@Mon', '2026-11-16', '2026-12-20', ['2026-11-16', '2026-11-30', '2026-12-14']],
    ['R/D@16:00', '2026-11-16', '2026-11-17', ['2026-11-16', '2026-11-17']],
    ['R/?', '2026-11-16', '2026-12-17', []],
  ])('%s from %s to %s', (code, from, to, expected) => {
    expect(occurrences(read(code), asDay(from), asDay(to))).toEqual(expected);
  });

  test('“before the 1st” falls on the last day of the month before', () => {
    const days = occurrences(read('R/M@01', true), asDay('2024-02-01'), asDay('2024-03-31'));
    expect(days).toEqual(['2024-02-29', '2024-03-31']);
  });

  test('a stretch cut in two gives the same days', () => {
    const codes = fc.constantFrom(
      'R/D',
      'R/W@Fri',
      'R/2W',
      'R/M@31',
      'R/Q',
      'R/H@15',
      'R/Y@06-01,11-15',
    );
    const start = fc.integer({ min: 15_000, max: 22_000 });
    fc.assert(
      fc.property(
        codes,
        fc.boolean(),
        start,
        fc.nat(500),
        fc.nat(500),
        (code, exclusive, n, a, b) => {
          const recurrence = read(code, exclusive);
          const [from, middle, to] = [
            dayFromNumber(n),
            dayFromNumber(n + a),
            dayFromNumber(n + a + b),
          ];
          const whole = occurrences(recurrence, from, to, from);
          const parts = [
            ...occurrences(recurrence, from, middle, from),
            ...occurrences(recurrence, addDays(middle, 1), to, from),
          ];
          expect(whole).toEqual(parts);
        },
      ),
    );
  });

  test.each(['R/X', 'R/M@32', 'R/W@Fry', 'R/Y@13-01', 'R/0W', 'R/M@1,2', ''])(
    '%j is no recurrence',
    (code) => {
      expect(parseRecurrence(code)).toBeNull();
    },
  );

  test('is said in both languages', () => {
    expect(sayRecurrence(read('R/Q@15', true), 'vi')).toBe(
      'Hằng quý, trước ngày 15 tháng cuối quý',
    );
    expect(sayRecurrence(read('R/Q@15', true), 'en')).toBe(
      'Quarterly, before day 15 of the last month',
    );
    expect(sayRecurrence(read('R/2W', true), 'vi')).toBe('2 tuần một lần');
    expect(sayRecurrence(read('R/Y'), 'en')).toBe('Yearly');
  });
});
