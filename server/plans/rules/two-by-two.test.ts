import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoByTwo } from './two-by-two.ts';

const line = (account: string, dueOn: string | null, count = 1) => ({ account, dueOn, count });

describe('the official 2×2 of a day', () => {
  it.each([
    ['open on the deadline day itself', 'accepted', '2024-06-30', { openWithin: 1 }],
    ['open a day after', 'reported', '2024-06-29', { openOverdue: 1 }],
    ['open without a deadline', 'assigned', null, { openNoDeadline: 1 }],
    ['handed back is still to do', 'handed_back', '2024-01-01', { openOverdue: 1 }],
    ['closed in time', 'closed', '2024-01-01', { doneOnTime: 1 }],
    ['closed late', 'closed_late', '2024-01-01', { doneLate: 1 }],
    ['suspended', 'suspended', '2024-01-01', { suspended: 1 }],
    ['withdrawn', 'withdrawn', '2024-01-01', { withdrawn: 1 }],
    ['merged into another', 'merged', '2024-01-01', { withdrawn: 1 }],
  ])('%s', (_name, account, dueOn, cell) => {
    expect(twoByTwo([line(account, dueOn)], '2024-06-30')).toMatchObject({ total: 1, ...cell });
  });

  it('counts every task once: the cells add up to the total', () => {
    const account = fc.constantFrom(
      ...['assigned', 'accepted', 'in_progress', 'reported', 'handed_back', 'closed'],
      ...['closed_late', 'suspended', 'withdrawn', 'merged'],
    );
    const dueOn = fc.constantFrom(null, '2024-01-01', '2024-06-30', '2024-12-31');
    const given = fc.array(fc.record({ account, dueOn, count: fc.nat(50) }));
    fc.assert(
      fc.property(given, (counts) => {
        const { total, ...cells } = twoByTwo(counts, '2024-06-30');
        expect(Object.values(cells).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(total).toBe(counts.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });
});
