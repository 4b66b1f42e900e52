import { expect, test } from 'vitest';
import { changesOf } from './journal-changes.ts';

test('only what changed is told, new fields with nothing before', () => {
  expect(
    changesOf(
      { dueOn: '2022-09-30', title: 'Rà soát' },
      { dueOn: '2022-12-31', title: 'Rà soát', reason: 'chờ số liệu' },
    ),
  ).toEqual([
    { field: 'dueOn', before: '2022-09-30', after: '2022-12-31' },
    { field: 'reason', before: '', after: 'chờ số liệu' },
  ]);
});

test('a first entry has no before, and a thing removed has no after', () => {
  expect(changesOf(null, { name: 'Cục A' })).toEqual([
    { field: 'name', before: '', after: 'Cục A' },
  ]);
  expect(changesOf({ name: 'Cục A' }, null)).toEqual([
    { field: 'name', before: 'Cục A', after: '' },
  ]);
});

test('a long value is cut and says how long it is', () => {
  const [change] = changesOf(null, { text: 'a'.repeat(1000) });
  expect(change?.after).toHaveLength('a'.repeat(300).length + '.. (1000)'.length);
});
