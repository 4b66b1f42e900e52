import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formBlocks, textOf } from './formed-blocks.ts';
import { POINT_LETTERS, pointLetter, roman } from './numbering.ts';
import type { PaperBlock } from './paper.ts';

describe('points by the Vietnamese alphabet', () => {
  it('puts đ after d and knows no f, j, w, z', () => {
    const letters = Array.from({ length: 23 }, (_, at) => pointLetter(at + 1)).join(' ');
    expect(letters).toBe('a b c d đ e g h i k l m n o p q r s t u v x y');
  });

  it('goes on with two letters', () => {
    expect([24, 25, 46, 47, 552, 553].map(pointLetter)).toEqual([
      ...['aa', 'ab', 'ay', 'ba', 'yy', 'aaa'],
    ]);
  });

  it('calls no two points alike, and uses its letters only', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5_000 })), (places) => {
        const names = places.map(pointLetter);
        expect(new Set(names).size).toBe(places.length);
        for (const name of names) for (const sign of name) expect(POINT_LETTERS).toContain(sign);
      }),
    );
  });
});

describe('Roman numerals', () => {
  it.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [49, 'XLIX'],
    [1994, 'MCMXCIV'],
  ])('%i', (value, written) => expect(roman(value)).toBe(written));
});

describe('the numbers of a text', () => {
  const heading = (level: 1 | 2 | 3): PaperBlock => ({ kind: 'heading', level, text: 'x' });
  const numbers = (blocks: readonly PaperBlock[]) =>
    formBlocks(blocks, { endsDocument: false }).map((block) =>
      'number' in block ? block.number : '',
    );

  it('begin anew under each heading above', () => {
    const blocks = [1, 2, 3, 3, 2, 3, 1, 2, 3] as const;
    expect(numbers(blocks.map(heading))).toEqual([
      ...['I.', '1.', 'a)', 'b)', '2.', 'a)', 'II.', '1.', 'a)'],
    ]);
  });

  it('run through for articles, with the points of each its own', () => {
    const article: PaperBlock = { kind: 'article', words: 'x' };
    expect(numbers([article, heading(3), heading(3), article, heading(3)])).toEqual([
      ...['Điều 1.', 'a)', 'b)', 'Điều 2.', 'a)'],
    ]);
  });
});

describe('the end mark', () => {
  const last = (blocks: readonly PaperBlock[]) => {
    const block = formBlocks(blocks, { endsDocument: true }).at(-1);
    return block && block.kind !== 'table' ? textOf(block.runs) : null;
  };

  it.each(['Hết.', 'Hết', 'Hết;', 'Hết./.'])('closes %s once', (words) => {
    expect(last([{ kind: 'paragraph', words }])).toBe('Hết./.');
  });

  it('closes the last of several runs', () => {
    const words = [{ text: 'Giao ' }, { text: 'Văn phòng.', bold: true }];
    expect(last([{ kind: 'article', words }])).toBe('Giao Văn phòng./.');
  });

  it('stands alone after a table or where there is no text', () => {
    const table = { caption: null, note: null, columns: [], rows: [] };
    expect(last([{ kind: 'table', table }])).toBe('./.');
    expect(last([])).toBe('./.');
  });

  it('is not for annexes', () => {
    const blocks: PaperBlock[] = [{ kind: 'paragraph', words: 'Hết.' }];
    const [block] = formBlocks(blocks, { endsDocument: false });
    expect(block && block.kind !== 'table' && textOf(block.runs)).toBe('Hết.');
  });
});
