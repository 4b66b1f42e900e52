import { describe, expect, it } from 'vitest';
import { type DraftGrid, readBlock, readCell, withChanges } from './draft-grid.ts';

const unit = (id: string, name: string) => ({ id, name, shortName: null });
const GRID: DraftGrid = {
  years: [2021, 2022, 2023],
  lines: [
    { unit: unit('1', 'Lào Cai'), values: [1, 2, 3] },
    { unit: unit('2', 'Yên Bái'), values: [null, null, null] },
  ],
};

describe('a block pasted onto the grid of shares', () => {
  it('lies with its corner at the cell', () => {
    const read = readBlock('7\t1.200,5\r\n\t-', GRID, { line: 0, column: 1 });
    expect(read.ok && withChanges(GRID, read.changes).lines.map(({ values }) => values)).toEqual([
      [1, 7, 1200.5],
      [null, null, null],
    ]);
  });

  it('goes to the units and years that it names', () => {
    const text = 'Đơn vị\t2023\t2021\nYÊN BÁI\t30\t10\nlào cai\t5\t';
    const read = readBlock(text, GRID, { line: 1, column: 2 });
    expect(read.ok && withChanges(GRID, read.changes).lines.map(({ values }) => values)).toEqual([
      [null, 2, 5],
      [10, null, 30],
    ]);
  });

  it('is refused whole, every problem at once', () => {
    const read = readBlock('Lào Cai\t16.5\tmười\nSơn La\t1\t2', GRID, { line: 0, column: 0 });
    expect(
      !read.ok &&
        read.problems.map(({ line, column, value, vi }) => [
          line,
          column,
          value,
          vi.split(/[.?]/)[0],
        ]),
    ).toEqual([
      [1, '2', '16.5', '16,5'],
      [1, '3', 'mười', 'Không phải số; nhận dạng 1'],
      [2, '1', 'Sơn La', 'Đơn vị này không có trong bảng'],
    ]);
    const wide = readBlock('1\t2\t3\t4', GRID, { line: 1, column: 0 });
    expect(!wide.ok && wide.problems).toMatchObject([{ line: 1, column: '4', value: '4' }]);
  });

  it('leaves the lines that it does not touch as they are', () => {
    const next = withChanges(GRID, [{ line: 0, column: 0, value: 9 }]);
    expect(next.lines[1]).toBe(GRID.lines[1]);
    expect(readCell('')).toEqual({ value: null });
  });
});
