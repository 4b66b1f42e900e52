import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';
import { readCursor, writeCursor } from './list-cursor.ts';
import { registerSearch, registerWords } from './register-words.ts';

describe('what a document is searched by', () => {
  it('is its number first, without leading zeros, then everything that names it', () => {
    const words = registerWords({
      type: 'CT',
      number: '01/CT-BTTTT',
      title: 'Định hướng phát triển',
      issuerName: 'Bộ TT&TT',
      signer: null,
    });
    expect(words).toBe('1 ct btttt 01 ct btttt chi thi dinh huong phat trien bo tt tt');
  });

  it.each([
    ['601 qd', '601:* & qd:*', '601 qd'],
    ['601/QĐ-BTTTT', '601:* & qd:* & btttt:*', '601 qd btttt'],
    ['  01/CT ', '01:* & ct:*', '1 ct'],
    ['Kế  hoạch', 'ke:* & hoach:*', 'ke hoach'],
  ])('understands %s', (typed, query, numberStart) => {
    expect(registerSearch(typed)).toEqual({ query, numberStart });
  });

  it.each([undefined, '', '  ', '&|!'])('is no search at all for %s', (typed) => {
    expect(registerSearch(typed)).toBeNull();
  });

  it('never lets an operator of the query language through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const search = registerSearch(typed);
        expect(search?.query ?? 'a:*').toMatch(/^[\p{L}\p{N}]+:\*(?: & [\p{L}\p{N}]+:\*)*$/u);
      }),
    );
  });
});

describe('the page key of a list', () => {
  it('comes back as it was written', () => {
    const cursor = fc.tuple(fc.integer(), fc.string({ maxLength: 200 }), fc.bigInt(0n, 10n ** 18n));
    fc.assert(
      fc.property(cursor, ([rank, key, id]) => {
        expect(readCursor(writeCursor([rank, key, String(id)]))).toEqual([rank, key, String(id)]);
      }),
    );
  });

  it('is ignored where it is not ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCursor(text)).toBeNull();
      }),
    );
  });
});

describe('a cell of an exported sheet', () => {
  it('never begins a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
    expect(csvCell(-5)).toBe('-5');
  });
});
