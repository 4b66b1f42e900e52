import { expect, test } from 'vitest';
import { changesOf } from './journal-changes.ts';

test('an act on a task tells what changed in its row, and the words that came with it', () => {
  const row = { id: '1', state: 'in_progress', percent: 70, version: 8, since: '2026-01-23' };
  const before = { tasks: [row] };
  const after = {
    tasks: [{ ...row, percent: 85, version: 9, since: '2026-07-13' }],
    report: { id: '7', body: 'Đã xong phần mềm', on_day: '2026-07-12' },
    reason: null,
  };
  expect(changesOf(before, after)).toEqual([
    { field: 'percent', before: '70', after: '85' },
    { field: 'body', before: '', after: 'Đã xong phần mềm' },
    { field: 'onDay', before: '', after: '2026-07-12' },
  ]);
});

test('a first entry has no before, and a thing closed says until when', () => {
  expect(changesOf(null, { name: 'Cục A' })).toEqual([
    { field: 'name', before: '', after: 'Cục A' },
  ]);
  expect(changesOf({ validTo: null }, { validTo: '2025-02-28' })).toEqual([
    { field: 'validTo', before: '', after: '2025-02-28' },
  ]);
});

test('a bulk act is not told field by field', () => {
  expect(changesOf(null, { tasks: [{ percent: 1 }, { percent: 2 }] })).toEqual([]);
});

test('a long text is cut and says how long it is', () => {
  const [change] = changesOf(null, { body: 'a'.repeat(1000) });
  expect(change?.after).toBe(`${'a'.repeat(300)}.. (1000)`);
});
