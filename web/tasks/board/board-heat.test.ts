import { describe, expect, it } from 'vitest';
import { aCell } from '../testing/sample-cells.ts';
import { byOverdue, freshness, heatStep, lookOf } from './board-heat.ts';

describe('the heat of a cell', () => {
  it.each([
    [0, 30, 0],
    [1, 20, 1],
    [1, 19, 2],
    [2, 20, 2],
    [3, 20, 3],
    [4, 20, 3],
    [5, 20, 4],
    [22, 22, 4],
  ] as const)('%i overdue of %i due is step %i', (overdue, due, step) => {
    expect(heatStep(overdue, due)).toBe(step);
  });

  it('never passes step 2 while fewer than five tasks are due', () => {
    for (let due = 1; due < 5; due++) {
      for (let overdue = 0; overdue <= due; overdue++) {
        expect(heatStep(overdue, due)).toBeLessThanOrEqual(2);
      }
    }
    expect(heatStep(5, 5)).toBe(4);
  });

  it('is a hatch where the unit has no task, and calm where nothing is due yet', () => {
    expect(lookOf(undefined)).toEqual({ kind: 'none' });
    expect(lookOf(aCell({}))).toEqual({ kind: 'none' });
    expect(lookOf(aCell({ openWithin: 3 }))).toEqual({ kind: 'heat', step: 0 });
    expect(lookOf(aCell({ withdrawn: 1 }))).toEqual({ kind: 'heat', step: 0 });
  });
});

it('freshness counts open work that was heard of', () => {
  const cell = aCell({
    doneOnTime: 9,
    openWithin: 30,
    openNoDeadline: 1,
    openOverdue: 5,
    silent: 2,
  });
  expect(freshness(cell)).toEqual({ heard: 34, open: 36 });
});

it('ranks units by overdue, then by rate, then by name', () => {
  const row = (name: string, openOverdue: number, doneOnTime: number) => ({
    head: { name },
    total: aCell({ openOverdue, doneOnTime }),
  });
  const names = byOverdue([
    row('Đ', 0, 4),
    row('B', 2, 8),
    row('C', 2, 2),
    row('D', 5, 90),
    row('A', 0, 0),
  ]).map(({ head }) => head.name);
  expect(names).toEqual(['D', 'C', 'B', 'A', 'Đ']);
});
