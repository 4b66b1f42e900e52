import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from '../../calendar/rules/period.ts';
import { Definition } from '../contract.ts';
import type { Forerunner } from './after-merger.ts';
import { type EnteredValue, seriesOf } from './series.ts';

const MERGED_ON = '2025-07-01';
const TAKEN_OVER: Readonly<Record<string, readonly Forerunner[]>> = {
  heir: ['a', 'b'].map((unitId) => ({ unitId, onDay: MERGED_ON, isFounding: true })),
  older: [{ unitId: 'a', onDay: MERGED_ON, isFounding: false }],
};
const quarter = (number: number) => periodOf('quarter', 2025, number);
const year = periodOf('year', 2025);
const IDS: Readonly<Record<string, string>> = { x: '1', n: '2', d: '3' };

function series(
  definition: Partial<Definition>,
  values: readonly (readonly [string, string, number, number])[],
) {
  const shape = (more: Partial<Definition> = {}) =>
    Definition.parse({ frequency: 'quarter', overTime: 'sum', ...more });
  const indicators = [
    { id: '1', code: 'x', definition: shape(definition) },
    { id: '2', code: 'n', definition: shape({ afterMerger: 'sum' }) },
    { id: '3', code: 'd', definition: shape({ afterMerger: 'sum' }) },
  ].map((each) => ({ ...each, unitId: 'top', reporterIds: [] }));
  const entered = values.map(
    ([code, unitId, number, value]): EnteredValue => ({
      ...{ unitId, value, member: '', kind: 'actual', indicatorId: IDS[code] ?? '' },
      period: quarter(number).code,
    }),
  );
  const made = seriesOf(
    indicators,
    entered,
    (unit) => [unit],
    (unit) => TAKEN_OVER[unit] ?? [],
  );
  return (unitId: string, period = quarter(1)) =>
    made.actual({ indicatorId: '1', unitId, period }).value;
}

describe('a series over a merger', () => {
  const both = [['x', 'a', 1, 10] as const, ['x', 'b', 1, 30] as const];

  it('adds up, and a year has what came before and what came after', () => {
    const after = [
      ['x', 'heir', 3, 5],
      ['x', 'heir', 4, 6],
    ] as const;
    const more = [
      ['x', 'a', 2, 1],
      ['x', 'b', 2, 2],
    ] as const;
    const of = series({ afterMerger: 'sum' }, [...both, ...more, ...after]);
    expect(of('heir')).toBe(40);
    expect(of('heir', quarter(3))).toBe(5);
    expect(of('heir', year)).toBe(40 + 3 + 5 + 6);
    expect(of('a')).toBe(10);
  });

  it('carries numerators and denominators over the day, never a mean of quotients', () => {
    const parts = [
      ['n', 'a', 1, 1],
      ['d', 'a', 1, 10],
      ['n', 'b', 1, 45],
      ['d', 'b', 1, 90],
    ] as const;
    const of = series(
      { afterMerger: 'weighted', numeratorId: '2', denominatorId: '3', factor: 100 },
      parts,
    );
    expect(of('heir')).toBe(46);
  });

  it('weighs by the weight, and is silent where one part is missing or nothing compares', () => {
    const weights = [
      ['n', 'a', 1, 1],
      ['n', 'b', 1, 3],
    ] as const;
    expect(series({ afterMerger: 'weighted', weightId: '2' }, [...both, ...weights])('heir')).toBe(
      25,
    );
    expect(series({ afterMerger: 'sum' }, both.slice(1))('heir')).toBeNull();
    expect(series({ afterMerger: 'not_comparable', overUnits: 'sum' }, both)('heir')).toBeNull();
    expect(series({ overUnits: 'sum' }, both)('heir')).toBe(40);
    expect(series({ overUnits: 'mean' }, both)('heir')).toBeNull();
  });

  it('goes by the formula where that has no rule of its own, over inputs that each go on by theirs', () => {
    const parts = [
      ['n', 'a', 1, 1],
      ['d', 'a', 1, 10],
      ['n', 'b', 1, 45],
      ['d', 'b', 1, 90],
    ] as const;
    expect(series({ formula: 'n / d * 100' }, parts)('heir')).toBe(46);
  });

  it('leaves the past of a unit that was there before to itself', () => {
    expect(series({ afterMerger: 'sum' }, both)('older')).toBeNull();
    expect(series({ afterMerger: 'sum' }, [...both, ['x', 'older', 1, 7]])('older')).toBe(7);
  });

  it('comes to the same total as the units before, whatever they entered', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(value, value, value, value, (a1, b1, a2, b2) => {
        const of = series({ afterMerger: 'sum' }, [
          ...[['x', 'a', 1, a1] as const, ['x', 'b', 1, b1] as const],
          ...[['x', 'a', 2, a2] as const, ['x', 'b', 2, b2] as const],
        ]);
        expect(of('heir', periodOf('half', 2025, 1))).toBe(a1 + b1 + a2 + b2);
      }),
    );
  });
});
