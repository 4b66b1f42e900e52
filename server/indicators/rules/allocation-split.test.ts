import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounded, splitByWeights, splitEqually } from './allocation-split.ts';
import { exactSum } from './exact.ts';

const aTotal = fc.integer({ min: 0, max: 2_000_000_000 });
const someWeights = fc
  .array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 1, maxLength: 70 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('splitting by largest remainder', () => {
  it.each([
    [100, [1, 1, 1], 0, [34, 33, 33]],
    [10, [5, 3, 2], 0, [5, 3, 2]],
    [1, [1, 1, 3], 0, [0, 0, 1]],
    [7, [0, 2, 0, 1], 0, [0, 5, 0, 2]],
    [1, [1, 1, 1], 2, [0.34, 0.33, 0.33]],
    [-10, [1, 2], 0, [-3, -7]],
    [0, [4, 1], 0, [0, 0]],
  ])('%d by %j to %d decimals is %j', (total, weights, decimals, parts) => {
    expect(splitByWeights(total, weights, decimals)).toEqual(parts);
  });

  it('is refused where nothing has a weight', () => {
    expect(splitByWeights(100, [0, 0])).toBeNull();
    expect(splitByWeights(100, [])).toBeNull();
  });

  it('always sums to the total, each part less than a step from its exact share', () => {
    fc.assert(
      fc.property(
        aTotal,
        someWeights,
        fc.integer({ min: 0, max: 3 }),
        (steps, weights, decimals) => {
          const total = steps / 10 ** decimals;
          const parts = splitByWeights(total, weights, decimals) ?? [];
          expect(exactSum(parts)).toBe(total);
          const sum = weights.reduce((all, weight) => all + weight, 0);
          parts.forEach((part, index) => {
            const exact = (total * (weights[index] ?? 0)) / sum;
            expect(Math.abs(part - exact)).toBeLessThan(1.000001 / 10 ** decimals);
            if (weights[index] === 0) expect(part).toBe(0);
          });
        },
      ),
    );
  });

  it('never gives a heavier part less', () => {
    fc.assert(
      fc.property(aTotal, someWeights, (total, weights) => {
        const parts = splitByWeights(total, weights) ?? [];
        const byWeight = weights
          .map((weight, index) => ({ weight, part: parts[index] ?? 0 }))
          .sort((a, b) => a.weight - b.weight || a.part - b.part);
        byWeight.slice(1).forEach(({ weight, part }, index) => {
          const before = byWeight[index];
          if (before && before.weight < weight) expect(part).toBeGreaterThanOrEqual(before.part);
        });
      }),
    );
  });

  it('splits equally with parts that differ by one step at most', () => {
    fc.assert(
      fc.property(aTotal, fc.integer({ min: 1, max: 700 }), (total, count) => {
        const parts = splitEqually(total, count);
        expect(exactSum(parts)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('rounds halves away from zero', () => {
    expect([rounded(2.25, 1), rounded(-2.25, 1), rounded(-0.01, 1)]).toEqual([2.3, -2.3, 0]);
  });
});
