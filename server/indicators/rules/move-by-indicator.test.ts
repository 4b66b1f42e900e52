import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetPromise } from '../contract.ts';
import { percentOfWay, togetherOfWay } from './move-by-indicator.ts';
import type { Outcome } from './outcome.ts';

const mark = (period: string, value: number) => ({ period, value });
const seen = (value: number | null, stands: Outcome['class'] = 'on_path', final = false) => ({
  class: stands,
  final,
  latest: value === null ? null : ({ period: '2023', kind: 'actual', value } as const),
});
const atLeast = (value: number): TargetPromise => ({
  ...{ kind: 'bound', operator: '>=', milestones: [mark('2025', value)], base: null, every: null },
});
const rank = (value: number): TargetPromise => ({
  kind: 'rank',
  milestones: [mark('2025', value)],
});

describe('the way to a target', () => {
  it.each([
    ['half of it from the baseline', atLeast(20), mark('2020', 10), seen(15), 50],
    ['from zero without a baseline', atLeast(20), null, seen(15), 75],
    ['nothing before the baseline', atLeast(20), mark('2020', 10), seen(9), 0],
    ['all of it once met', atLeast(20), mark('2020', 10), seen(21, 'met'), 100],
    ['not all of it before the period is over', atLeast(20), mark('2020', 10), seen(20), 99],
    ['downwards for a rank', rank(40), mark('2020', 50), seen(45), 50],
    ['unknown for a rank without a baseline', rank(40), null, seen(45), null],
    ['unknown without a value', atLeast(20), null, seen(null), null],
    [
      'unknown for a growth',
      {
        ...{ kind: 'growth', operator: '>=', percent: 7, fromYear: 2021, toYear: 2025 },
        judged: 'each_year',
      },
      null,
      seen(5),
      null,
    ],
    ['met in words is met', { kind: 'qualitative', due: '2025' }, null, seen(null, 'met'), 100],
    [
      'of a change against the baseline',
      { kind: 'change', way: 'decrease', percent: 20, due: '2025' },
      mark('2020', 100),
      seen(90),
      50,
    ],
  ] satisfies [
    string,
    TargetPromise,
    ReturnType<typeof mark> | null,
    ReturnType<typeof seen>,
    number | null,
  ][])('%s', (_, promise, baseline, outcome, expected) => {
    expect(percentOfWay(promise, baseline, outcome)).toBe(expected);
  });

  it('lies between 0 and 100, and never falls as the value gets better', () => {
    const value = fc.integer({ min: -100, max: 200 });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 11, max: 90 }), (a, b, end) => {
        const of = (each: number) => percentOfWay(atLeast(end), mark('2020', 10), seen(each)) ?? -1;
        expect(of(a)).toBeGreaterThanOrEqual(0);
        expect(of(a)).toBeLessThanOrEqual(100);
        if (a <= b) expect(of(a)).toBeLessThanOrEqual(of(b));
      }),
    );
  });

  it('of several targets is their mean, without those that say nothing', () => {
    expect(togetherOfWay([50, null, 100])).toBe(75);
    expect(togetherOfWay([null])).toBeNull();
  });
});
