import { describe, expect, test } from 'vitest';
import { moveColumn, nextSort, shownColumns } from './table-columns.ts';

const columns = [
  { id: 'title', header: 'Nhiệm vụ', width: 20, cell: () => null },
  { id: 'due', header: 'Hạn', width: 7, cell: () => null },
  { id: 'unit', header: 'Đơn vị', width: 10, cell: () => null },
  { id: 'code', header: 'Mã', width: 6, cell: () => null, hidden: true },
];
const ids = (chosen: string[] | null) => shownColumns(columns, chosen).map(({ id }) => id);

describe('columns', () => {
  test('hidden ones wait until they are chosen', () => {
    expect(ids(null)).toEqual(['title', 'due', 'unit']);
    expect(ids(['code', 'due'])).toEqual(['title', 'code', 'due']);
  });
  test('a name that no longer exists is passed over', () => {
    expect(ids(['gone', 'unit'])).toEqual(['title', 'unit']);
  });
  test('no column moves before the one that never scrolls away', () => {
    expect(moveColumn(['title', 'due', 'unit'], 'due', -1)).toEqual(['title', 'due', 'unit']);
    expect(moveColumn(['title', 'due', 'unit'], 'unit', -1)).toEqual(['title', 'unit', 'due']);
    expect(moveColumn(['title', 'due', 'unit'], 'unit', 1)).toEqual(['title', 'due', 'unit']);
  });
});

describe('order', () => {
  test('a head goes up, down, none', () => {
    expect(nextSort('', 'due', false)).toBe('due');
    expect(nextSort('due', 'due', false)).toBe('-due');
    expect(nextSort('-due', 'due', false)).toBe('');
  });
  test('another head alone starts anew; with Shift it comes second', () => {
    expect(nextSort('due', 'title', false)).toBe('title');
    expect(nextSort('due', 'title', true)).toBe('due,title');
    expect(nextSort('due,title', 'title', true)).toBe('due,-title');
    expect(nextSort('due,-title', 'title', true)).toBe('due');
    expect(nextSort('due,title', 'due', true)).toBe('-due,title');
  });
});
