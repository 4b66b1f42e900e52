import { describe, expect, it } from 'vitest';
import { aTask } from '../testing/sample-tasks.ts';
import { groupIn, groupKeyOf, orderOf } from './list-order.ts';

describe('the order of a list', () => {
  it.each([
    ['', null, 'due'],
    ['unit,-due', null, 'unit,-due'],
    ['unknown,title', null, 'title'],
    ['title,unit,due,updated', null, 'title,unit,due'],
    ['', 'unit', 'unit,due'],
    ['-due', 'unit', 'unit,-due'],
    ['title,-unit', 'unit', '-unit,title'],
    ['', 'month', 'due'],
    ['-due,title', 'month', '-due,title'],
    ['title,unit,percent', 'status', 'status,title,unit'],
  ] as const)('%s grouped by %s is asked for as %s', (sort, group, asked) => {
    expect(orderOf(sort, group)).toBe(asked);
  });

  it('a row says which group it belongs to, also where it has none', () => {
    const row = aTask({ dueOn: null, fieldId: null, officer: { id: '7', name: 'Lan' } });
    const keys = (['unit', 'field', 'status', 'officer', 'month'] as const).map((group) =>
      groupKeyOf(row, group),
    );
    expect(keys).toEqual(['20', '', 'DTH_TRONG_HAN', '7', '']);
    expect(groupIn('day')).toBeNull();
    expect(groupIn('month')).toBe('month');
  });
});
