import { describe, expect, it } from 'vitest';
import { conditionsOf, FIGURE_STATUSES, figureOf, searchOf } from './task-query.ts';

describe('the conditions of an address', () => {
  it('become what the contract takes', () => {
    expect(
      conditionsOf({
        plan: ['12'],
        field: ['none'],
        status: ['DTH_QUA_HAN', 'CHUYEN_KY'],
        flag: ['SILENT'],
        from: ['2026-01-01'],
        layer: ['all'],
      }),
    ).toEqual({
      planId: '12',
      fieldId: 'none',
      status: ['DTH_QUA_HAN', 'CHUYEN_KY'],
      flag: ['SILENT'],
      dueFrom: '2026-01-01',
      layer: 'all',
    });
  });

  it('leave out what this version does not know', () => {
    expect(
      conditionsOf({
        plan: ['none'],
        unit: ["1' or 1"],
        status: ['LATE'],
        to: ['2026-02-30'],
        layer: ['mine'],
        other: ['1'],
      }),
    ).toEqual({});
  });

  it('come back unchanged through the link of a number', () => {
    const search = searchOf(
      { plan: '7', unit: '9', status: FIGURE_STATUSES.openOverdue, from: null, to: '2026-03-01' },
      '2026-04-01',
    );
    expect(search.asof).toBe('2026-04-01');
    const filters = Object.fromEntries(
      Object.entries(search)
        .filter(([name]) => name.startsWith('f.'))
        .map(([name, value]) => [name.slice(2), [value ?? []].flat()]),
    );
    expect(conditionsOf(filters)).toEqual({
      planId: '7',
      unitId: '9',
      status: ['DTH_QUA_HAN', 'CHUYEN_KY'],
      dueTo: '2026-03-01',
    });
  });
});

it('a choice of statuses is named by its figure', () => {
  expect(figureOf(['CHUYEN_KY', 'DTH_QUA_HAN'])).toBe('openOverdue');
  expect(figureOf(['DTH_QUA_HAN'])).toBeNull();
  expect(figureOf([])).toBeNull();
});

it('the figures are disjoint where the 2 × 2 is', () => {
  const { doneOnTime, doneLate, openWithin, openNoDeadline, openOverdue, total } = FIGURE_STATUSES;
  const parts = [doneOnTime, doneLate, openWithin, openNoDeadline, openOverdue].flat();
  expect(new Set(parts).size).toBe(parts.length);
  expect(new Set(parts)).toEqual(new Set(total));
});
