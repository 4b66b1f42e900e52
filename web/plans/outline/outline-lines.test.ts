import { describe, expect, it } from 'vitest';
import { aTask } from '../../tasks/testing/sample-tasks.ts';
import { type Outline, type OutlineState, outlineLines, wordsKey } from './outline-lines.ts';

const counts = {
  ...{ total: 0, doneOnTime: 0, doneLate: 0, openWithin: 0, openNoDeadline: 0, openOverdue: 0 },
  ...{ suspended: 0, withdrawn: 0 },
};
const words = (wordsId: string, clauseId: string | null, start: number | null, rows = 1) => ({
  ...{ wordsId, clauseId, fieldName: null, label: null, title: `Việc ${wordsId}`, rows },
  ...{ notAccepted: 0, counts: { ...counts, doneOnTime: 1, total: rows }, only: null },
  span: start === null ? null : { start, end: start + 5 },
});
const clause = (id: string, parentId: string | null, start: number, end: number) => ({
  ...{ id, parentId, label: id, heading: 'Điều', span: { start, end } },
});
const state = (more: Partial<OutlineState> = {}): OutlineState => ({
  ...{ closed: new Set(), opened: new Set(), below: new Map() },
  ...more,
});
const keys = (outline: Outline, more: Partial<OutlineState> = {}) =>
  outlineLines(outline, state(more)).map(({ key, depth }) => `${' '.repeat(depth)}${key}`);

const outline: Outline = {
  clauses: [clause('A', null, 0, 100), clause('A1', 'A', 10, 50), clause('B', null, 100, 200)],
  words: [
    words('1', 'A', 2),
    words('2', 'A1', 12, 3),
    words('3', 'A1', 20),
    words('4', 'B', 110),
    words('5', null, null),
  ],
  total: 7,
};

describe('đề cương', () => {
  it('clauses hold their tasks in the order of the text; a clause that is one task is that task', () => {
    expect(keys(outline)).toEqual(['w5', 'cA', ' w1', ' cA1', '  w2', '  w3', 'w4']);
  });

  it('a folded clause tells how much it holds at any depth', () => {
    const lines = outlineLines(outline, state({ closed: new Set(['A']) }));
    expect(lines.map(({ key }) => key)).toEqual(['w5', 'cA', 'w4']);
    expect(lines[1]).toMatchObject({ type: 'clause', done: 3, total: 5, isOpen: false });
  });

  it('opened words show their units, these their parts, to any depth', () => {
    const task = (id: string, childCount = 0) => aTask({ id, childCount });
    const opened = new Set([wordsKey('2'), 't21', 't211']);
    const below = new Map([
      [wordsKey('2'), { rows: [task('21', 1), task('22')], total: 3 }],
      ['t21', { rows: [task('211', 4)], total: 1 }],
    ]);
    expect(keys({ ...outline, words: [words('2', 'A1', 12, 3)] }, { opened, below })).toEqual([
      'cA',
      ' w2',
      '  t21',
      '   t211',
      '    t211 wait',
      '  t22',
      '  w2 rest',
    ]);
  });

  it('what cannot be opened stays closed, whatever the address says', () => {
    expect(keys(outline, { opened: new Set([wordsKey('1')]) })).toContain(' w1');
  });
});
