import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../../server/calendar/rules/day.ts';
import { aTask } from '../../tasks/testing/sample-tasks.ts';
import {
  arrowPath,
  axisMarks,
  barOf,
  scaleOver,
  type TimeScale,
  widthOf,
  xOf,
} from './gantt-layout.ts';

const seen = asDay('2026-11-10');
const scale: TimeScale = {
  ...{ startsOn: asDay('2026-01-01'), endsOn: asDay('2026-12-31'), pxPerDay: 1 },
};
const dayly = (dueOn: string | null) => ({
  dueOn,
  deadline: { ...aTask({}).deadline, precision: 'day' as const, dueOn, startsOn: null },
});

describe('a bar of the Gantt', () => {
  it('is hatched over the quarter that the deadline names', () => {
    const bar = barOf(aTask({ givenOn: '2026-01-11' }), scale, seen, null);
    expect(bar.solid).toEqual({ x: 10, width: 263 });
    expect(bar.hatched).toEqual({ x: 273, width: 92 });
    expect(bar.cap).toBeNull();
  });

  it('ends at its day where the deadline is a day, also after an extension of a quarter', () => {
    const exact = barOf(
      aTask({ ...dayly('2026-12-31'), givenOn: '2026-01-01' }),
      scale,
      seen,
      null,
    );
    expect(exact).toMatchObject({ solid: { x: 0, width: 365 }, hatched: null });
    const extended = aTask({ dueOn: '2026-11-30', givenOn: '2026-01-01' });
    expect(barOf(extended, scale, seen, '2026-12-31')).toMatchObject({
      ...{ hatched: null, solid: { x: 0, width: 334 }, ghost: { x: 0, width: 365 } },
    });
  });

  it('carries a cap for the days late, up to the day looked at or the day it was done', () => {
    const late = aTask({ ...dayly('2026-11-01'), status: 'DTH_QUA_HAN', daysLate: 9 });
    expect(barOf(late, scale, seen, null).cap).toEqual({ x: 305, width: 9 });
    const done = aTask({ ...dayly('2026-11-01'), status: 'HT_QUA_HAN', finishedOn: '2026-11-04' });
    expect(barOf(done, scale, seen, null).cap).toEqual({ x: 305, width: 3 });
  });

  it('stays open at its right without a deadline', () => {
    const bar = barOf(aTask({ ...dayly(null), givenOn: '2026-11-01' }), scale, seen, null);
    expect(bar).toMatchObject({ isOpenEnded: true, solid: { x: 304, width: 10 }, hatched: null });
  });

  it('never leaves the scale that was made for it, and never runs backwards', () => {
    const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(asDay('2023-01-01'), n));
    const precision = fc.constantFrom<'day' | 'month' | 'quarter' | 'half' | 'year'>(
      ...(['day', 'month', 'quarter', 'half', 'year'] as const),
    );
    fc.assert(
      fc.property(
        days,
        fc.option(days),
        fc.option(days),
        precision,
        (givenOn, dueOn, end, exact) => {
          const task = aTask({
            ...{ givenOn, dueOn, finishedOn: end, percent: 50 },
            deadline: { ...aTask({}).deadline, precision: exact, dueOn },
          });
          const over = scaleOver([givenOn, dueOn, end], seen, 'quarter');
          const bar = barOf(task, over, seen, null);
          for (const part of [bar.solid, bar.hatched, bar.cap, bar.done]) {
            if (part === null) continue;
            expect(part.x).toBeGreaterThanOrEqual(0);
            expect(part.width).toBeGreaterThanOrEqual(0);
            expect(part.x + part.width).toBeLessThanOrEqual(widthOf(over) + 0.001);
          }
          expect(bar.start).toBeLessThanOrEqual(bar.end);
        },
      ),
    );
  });
});

describe('the axis', () => {
  it('is covered by its marks without a gap', () => {
    const over = scaleOver(['2025-11-20', '2027-02-03'], seen, 'month');
    expect(over).toMatchObject({ startsOn: '2025-11-01', endsOn: '2027-02-28' });
    const marks = axisMarks(over, 'month');
    for (const kind of ['year', 'month'] as const) {
      const own = marks.filter((mark) => mark.kind === kind);
      expect(own.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(widthOf(over));
    }
    expect(marks.filter(({ kind }) => kind === 'month')[0]).toMatchObject({
      number: 11,
      year: 2025,
    });
    expect(xOf(over, asDay('2025-12-01'))).toBe(180);
  });
});

it('an arrow goes around where the follower begins too early', () => {
  expect(arrowPath({ x: 10, y: 20 }, { x: 50, y: 60 })).toBe('M10,20 H18 V60 H50');
  expect(arrowPath({ x: 100, y: 20 }, { x: 50, y: 60 })).toBe('M100,20 H108 V48 H42 V60 H50');
});
