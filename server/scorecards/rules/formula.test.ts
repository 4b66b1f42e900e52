import { describe, expect, it } from 'vitest';
import type { Formula } from '../definition-contract.ts';
import { passesGate, pointsOf, roundTo } from './formula.ts';
import type { Measure } from './measure.ts';

const found = (value: number, of: number | null = null): Measure => ({
  ...{ state: 'known', value, of, parts: [] },
});
const BANDS: Formula = {
  kind: 'bands',
  bands: [
    { from: 88, points: 2 },
    { from: 90, points: 3 },
    { from: 95, points: 4 },
    { from: 100, points: 5 },
  ],
};

describe('points', () => {
  it.each<[string, Formula, Measure, number, number]>([
    ['b of a', { kind: 'ratio' }, found(45, 50), 40, 36],
    ['never more than the standard', { kind: 'ratio' }, found(60, 50), 40, 40],
    ['the highest band that is reached', BANDS, found(19, 20), 5, 4],
    [
      'bands in any order',
      { kind: 'bands', bands: [...BANDS.bands].reverse() },
      found(19, 20),
      5,
      4,
    ],
    ['no band reached', BANDS, found(87, 100), 5, 0],
    ['all of them', BANDS, found(7, 7), 5, 5],
    ['answers of a survey', { kind: 'each', points: 0.4 }, found(37), 20, 14.8],
    ['a value reached', { kind: 'reached', least: 80 }, found(4, 5), 10, 10],
    ['a value missed', { kind: 'reached', least: 81 }, found(4, 5), 10, 0],
    ['between two values', { kind: 'linear', none: 20, full: 60 }, found(30), 8, 2],
    ['the fewer the better', { kind: 'linear', none: 10, full: 0 }, found(4), 10, 6],
    ['beyond the best', { kind: 'linear', none: 10, full: 2 }, found(0), 10, 10],
    ['what faults leave', { kind: 'penalty', points: 3, floor: 0 }, found(2), 10, 4],
    ['never below the floor', { kind: 'penalty', points: 3, floor: 2 }, found(9), 10, 2],
    ['as given', { kind: 'given' }, found(7.5), 10, 7.5],
  ])('%s', (_, formula, measure, most, points) => {
    expect(pointsOf(formula, measure, most)).toBeCloseTo(points, 9);
  });

  it('say nothing where there is nothing to say', () => {
    expect(pointsOf({ kind: 'ratio' }, found(0, 0), 10)).toBeNull();
    expect(pointsOf({ kind: 'ratio' }, { ...found(1, 2), state: 'too_few' }, 10)).toBeNull();
    expect(
      pointsOf({ kind: 'given' }, { ...found(1), value: null, state: 'missing' }, 10),
    ).toBeNull();
  });
});

describe('a gate', () => {
  const least: Formula = { kind: 'reached', least: 90 };
  it('is passed from its value on', () => {
    expect(passesGate(least, found(9, 10))).toBe(true);
    expect(passesGate(least, found(8, 10))).toBe(false);
  });
  it('keeps nobody out for want of cases, but for want of a figure', () => {
    expect(passesGate(least, { ...found(0, 1), state: 'too_few' })).toBe(true);
    expect(passesGate(least, { ...found(0), state: 'missing' })).toBe(false);
  });
});

it('figures are rounded half up, as on paper', () => {
  expect(roundTo(1.005, 2)).toBe(1.01);
  expect(roundTo(36.25, 1)).toBe(36.3);
  expect(roundTo(-0.25, 1)).toBe(-0.3);
  expect(roundTo(86.4, 1)).toBe(86.4);
});
