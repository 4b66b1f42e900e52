import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowAt, topsOf } from './use-row-window.ts';

describe('the rows in sight of a long list', () => {
  test('rows of 48 px', () => {
    const tops = topsOf(100, () => 48);
    expect(tops.at(-1)).toBe(4_800);
    expect(rowAt(tops, 0)).toBe(0);
    expect(rowAt(tops, 47)).toBe(0);
    expect(rowAt(tops, 48)).toBe(1);
    expect(rowAt(tops, 1_000_000)).toBe(99);
  });

  test('an empty list has no height', () => {
    expect([...topsOf(0, () => 48)]).toEqual([0]);
    expect(
      rowAt(
        topsOf(0, () => 48),
        500,
      ),
    ).toBe(0);
  });

  test('whatever the heights, the row at a place begins above it and ends below it', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(heights, fc.nat(), (of, place) => {
        const tops = topsOf(of.length, (index) => of[index] ?? 0);
        const y = place % (tops.at(-1) ?? 1);
        const row = rowAt(tops, y);
        expect(tops[row]).toBeLessThanOrEqual(y);
        expect(tops[row + 1]).toBeGreaterThan(y);
      }),
    );
  });
});
