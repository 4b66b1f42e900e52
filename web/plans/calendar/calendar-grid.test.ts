import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../../server/calendar/rules/day.ts';
import { byDay, monthGrid, shownDay, weekDays } from './calendar-grid.ts';

describe('the month', () => {
  it.each([
    ['2026-02-10', 5, '2026-01-26', '2026-03-01'],
    ['2027-02-10', 4, '2027-02-01', '2027-02-28'],
    ['2026-11-22', 6, '2026-10-26', '2026-12-06'],
  ])('of %s takes %i weeks, from Monday to Sunday', (day, weeks, first, last) => {
    const grid = monthGrid(asDay(day));
    expect(grid).toHaveLength(weeks);
    expect(grid[0]?.[0]?.day).toBe(first);
    expect(grid.at(-1)?.at(-1)?.day).toBe(last);
  });

  it('holds each of its days once, and no day twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const day = addDays(asDay('1970-01-01'), n);
        const all = monthGrid(day).flat();
        expect(new Set(all.map((each) => each.day)).size).toBe(all.length);
        const own = all.filter(({ isInMonth }) => isInMonth).map((each) => each.day);
        expect(own.every((each) => each.startsWith(day.slice(0, 7)))).toBe(true);
        expect(own).toContain(day);
      }),
    );
  });
});

it('a week begins on Monday', () => {
  expect(weekDays(asDay('2026-11-22'))).toEqual(
    [16, 17, 18, 19, 20, 21, 22].map((date) => `2026-11-${date}`),
  );
});

it('rows stand on their days, the undated on none; a wrong day in the address is today', () => {
  const found = byDay([{ dueOn: '2026-01-01' }, { dueOn: null }, { dueOn: '2026-01-01' }]);
  expect([...found].map(([day, rows]) => [day, rows.length])).toEqual([['2026-01-01', 2]]);
  expect(shownDay('2026-02-30', asDay('2026-03-01'))).toBe('2026-03-01');
});
