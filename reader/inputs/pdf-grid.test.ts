import { describe, expect, it } from 'vitest';
import { gridRows, gridsOf } from './pdf-grid.ts';
import { cellText, type PdfItem } from './pdf-lines.ts';
import type { Ruling } from './pdf-rulings.ts';

const across = (at: number, from: number, to: number): Ruling => ({ across: true, at, from, to });
const down = (at: number, from: number, to: number): Ruling => ({ across: false, at, from, to });
const at = (x: number, y: number, text: string): PdfItem => ({
  text,
  x,
  y,
  size: 12,
  width: text.length * 6,
});

/** Three columns from x 0 to 300, three rows from y 300 to 0; the last column merged over rows 2 and 3. */
const lines = [
  ...[300, 200, 0].map((y) => across(y, 0, 300)),
  across(100, 0, 200),
  ...[0, 100, 200, 300].map((x) => down(x, 0, 300)),
];

describe('the ruled tables of a page', () => {
  it('give a row a line, wherever in their cells the words stand', () => {
    const [grid] = gridsOf(lines);
    const items = [
      at(10, 250, 'TT'),
      at(110, 250, 'Việc'),
      at(210, 250, 'Chủ trì'),
      at(10, 150, '1'),
      at(110, 180, 'nạo vét'),
      at(110, 120, 'kênh'),
      at(10, 50, '2'),
      at(110, 50, 'trồng rừng'),
      at(210, 100, 'Sở Y tế'),
    ];
    if (!grid) throw new Error('no table was found');
    expect(gridRows(grid, items, cellText).map(({ cells }) => cells.join(' | '))).toEqual([
      'TT | Việc | Chủ trì',
      '1 | nạo vét kênh | Sở Y tế',
      '2 | trồng rừng | Sở Y tế',
    ]);
  });

  it('are told apart, and frames, underlines and charts of thousands of lines are none', () => {
    const lower = lines.map((line) =>
      line.across ? { ...line, at: line.at - 400 } : { ...line, from: -400, to: -100 },
    );
    expect(gridsOf([...lines, ...lower])).toHaveLength(2);
    expect(gridsOf([across(0, 0, 9), across(9, 0, 9), down(0, 0, 9), down(9, 0, 9)])).toEqual([]);
    expect(gridsOf([across(50, 10, 90), across(30, 10, 90)])).toEqual([]);
    const chart = Array.from({ length: 60 }, (_, i) => down(i * 9, 0, 500));
    expect(
      gridsOf([...chart, across(0, 0, 540), across(250, 0, 540), across(500, 0, 540)]),
    ).toEqual([]);
  });
});
