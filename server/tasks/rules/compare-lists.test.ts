import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../contract.ts';
import { compareLists } from './compare-lists.ts';

const row = (id: string, more: Partial<TaskRow> = {}): TaskRow => ({
  ...{ id, authorityId: '1', planId: '1', planNumber: null, label: null, title: 'Việc' },
  unit: { id: '10', name: 'Cục A', shortName: null },
  ...{ fieldName: null, state: 'accepted', status: 'DTH_TRONG_HAN', flags: [], daysLate: 0 },
  dueOn: '2026-06-30',
  occurrence: null,
  deadline: {
    ...{ raw: '', kind: 'FIXED', precision: 'day', norm: null },
    ...{ startsOn: null, dueOn: '2026-06-30' },
  },
  ...{ firstDueOn: '2026-06-30', finishedOn: null, percent: 10, reportedAt: null },
  ...{ childCount: 0, version: 1, wordsId: '1', fieldId: null, parentId: null, officer: null },
  givenOn: '2026-01-05',
  weight: null,
  isFocus: false,
  ...more,
});

describe('the same list on two days', () => {
  it('says what entered and what changed, and is quiet about what only grew older', () => {
    const found = compareLists(
      [row('1'), row('2')],
      [row('1', { percent: 40, daysLate: 3 }), row('2', { daysLate: 9 }), row('3')],
      new Map(),
    );
    expect(found.entered.map(({ id }) => id)).toEqual(['3']);
    expect(found.changed).toMatchObject([{ now: { id: '1' }, fields: ['percent'] }]);
    expect(found.left).toEqual([]);
  });

  it.each<[string, Partial<TaskRow> | null]>([
    ['done', { state: 'closed' }],
    ['withdrawn', { state: 'withdrawn' }],
    ['extended', { dueOn: '2026-12-31' }],
    ['moved', { unit: { id: '11', name: 'Cục B', shortName: null } }],
    ['moved', null],
    ['filter', { percent: 90 }],
  ])('a task that left: %s', (why, now) => {
    const today = new Map(now ? [['1', row('1', now)]] : []);
    expect(compareLists([row('1')], [], today).left).toMatchObject([{ id: '1', why }]);
  });
});
