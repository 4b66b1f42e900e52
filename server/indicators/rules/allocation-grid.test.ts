import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Adding,
  exceeded,
  givenByYear,
  reconcile,
  splitGrid,
  totalOf,
} from './allocation-grid.ts';

const FLOW: Adding = { overUnits: 'sum', overTime: 'flow' };
const GROWING: Adding = { overUnits: 'sum', overTime: 'growing' };
const LEVEL: Adding = { overUnits: 'mean', overTime: 'level' };
const YEARS = [2021, 2022, 2023, 2024, 2025];
const mark = (period: string, value: number) => ({ period, value });

describe('what is given of each year', () => {
  it('is its milestone, or the place on the line from the baseline', () => {
    const promised = {
      baseline: mark('2020', 0),
      milestones: [mark('2023', 300), mark('2025', 600)],
    };
    expect([...givenByYear(promised, YEARS, GROWING, 0)]).toEqual([
      [2021, 100],
      [2022, 200],
      [2023, 300],
      [2024, 450],
      [2025, 600],
    ]);
  });

  it('is nothing where no milestone stands, for amounts of a year', () => {
    const promised = {
      baseline: mark('2020', 9),
      milestones: [mark('2022', 40), mark('2023-Q4', 60)],
    };
    expect([...givenByYear(promised, YEARS, FLOW, 0)]).toEqual([
      [2022, 40],
      [2023, 60],
    ]);
  });

  it('is nothing before the first milestone without a baseline, or after the last', () => {
    const promised = { baseline: null, milestones: [mark('2023', 60)] };
    expect([...givenByYear(promised, YEARS, LEVEL, 0)]).toEqual([[2023, 60]]);
  });
});

describe('a grid of shares', () => {
  it('gives each its part of an amount, and each the whole of a level', () => {
    const given = new Map([
      [2021, 100],
      [2022, 201],
    ]);
    const parts = splitGrid(given, [1, 1], FLOW, 0) ?? [];
    expect(parts.map((line) => [...line.values()])).toEqual([
      [50, 101],
      [50, 100],
    ]);
    const levels = splitGrid(given, [1, 1], LEVEL, 0) ?? [];
    expect(levels.map((line) => [...line.values()])).toEqual([
      [100, 201],
      [100, 201],
    ]);
  });

  it('says what is left: 120 of 600', () => {
    const balances = reconcile(
      new Map([[2025, 600]]),
      [new Map([[2025, 300]]), new Map([[2025, 180]]), new Map()],
      [2025],
      FLOW,
    );
    expect(balances).toEqual([{ year: 2025, given: 600, shared: 480, left: 120 }]);
    expect(exceeded(balances, FLOW)).toEqual([]);
    const more = reconcile(new Map([[2025, 600]]), [new Map([[2025, 601]])], [2025], FLOW);
    expect(exceeded(more, FLOW)).toEqual([2025]);
  });

  it('does not add up what does not', () => {
    const given = new Map([[2025, 600]]);
    const none = { overUnits: 'none', overTime: 'level' } as const;
    expect(reconcile(given, [new Map([[2025, 300]])], [2025], none)).toEqual([
      { year: 2025, given: 600, shared: null, left: null },
    ]);
    expect(totalOf([{ year: 2025, given: 600, shared: 1, left: 599 }], GROWING)).toBeNull();
  });

  it('always sums to what was given, and a growing share never falls', () => {
    const someGiven = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 })
      .map((values) => values.map((value, at) => [2021 + at, value] as const));
    const weights = fc
      .array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 1, maxLength: 63 })
      .filter((each) => each.some((weight) => weight > 0));
    fc.assert(
      fc.property(someGiven, weights, fc.constantFrom(FLOW, GROWING), (values, each, adding) => {
        const ordered =
          adding === GROWING
            ? values.map(([, v]) => v).sort((a, b) => a - b)
            : values.map(([, v]) => v);
        const given = new Map(values.map(([year], at) => [year, ordered[at] ?? 0]));
        const years = [...given.keys()];
        const lines = splitGrid(given, each, adding, 0) ?? [];
        const balances = reconcile(given, lines, years, adding);
        expect(balances.every(({ left }) => left === 0)).toBe(true);
        expect(totalOf(balances, FLOW)?.left).toBe(0);
        if (adding !== GROWING) return;
        for (const line of lines) {
          const shares = [...line.values()];
          expect(shares).toEqual([...shares].sort((a, b) => a - b));
        }
      }),
    );
  });
});
