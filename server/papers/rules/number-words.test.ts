import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayDongWords, sayNumber, writeNumber } from './number-words.ts';

describe('a number in words', () => {
  it.each([
    [0, 'không'],
    [4, 'bốn'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [31, 'ba mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [221, 'hai trăm hai mươi mốt'],
    [1_000, 'một nghìn'],
    [1_005, 'một nghìn không trăm linh năm'],
    [1_050, 'một nghìn không trăm năm mươi'],
    [21_000, 'hai mươi mốt nghìn'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [1_234_567, 'một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy'],
    [1_000_000_015, 'một tỷ không trăm mười lăm'],
    [1_000_001_000, 'một tỷ không trăm linh một nghìn'],
    [2_500_000_000_000, 'hai nghìn năm trăm tỷ'],
    [-3, 'âm ba'],
  ])('%i', (value, words) => {
    expect(sayNumber(value)).toBe(words);
  });

  it('goes on above a tỷ of tỷ', () => {
    expect(sayNumber(10n ** 18n)).toBe('một tỷ tỷ');
    expect(sayNumber(10n ** 18n + 1n)).toBe('một tỷ tỷ không trăm linh một');
  });

  it('says every number differently, and so that it can be read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        expect(readWords(sayNumber(value))).toBe(value);
      }),
    );
  });

  it('never says mươi một, mươi năm, or a nought that nobody would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        expect(sayNumber(value)).not.toMatch(
          /mươi một|mươi năm|mười năm|mươi bốn|^không| {2}|linh$/,
        );
      }),
    );
  });

  it('refuses what is not whole, and what is no longer exact', () => {
    expect(() => sayNumber(1.5)).toThrow(RangeError);
    expect(() => sayNumber(2 ** 60)).toThrow(RangeError);
  });

  it('says a sum of money', () => {
    expect(sayDongWords(1_250_000n)).toBe('Một triệu hai trăm năm mươi nghìn đồng');
  });
});

describe('a number in digits', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1.000'],
    [1_234_567n, '1.234.567'],
    ['1234567.8', '1.234.567,8'],
    ['0.50', '0,50'],
    ['-12345.6', '-12.345,6'],
  ])('%s', (value, written) => {
    expect(writeNumber(value)).toBe(written);
  });

  it('refuses what is no plain decimal', () => {
    expect(() => writeNumber('1,5')).toThrow(RangeError);
    expect(() => writeNumber(1e21)).toThrow(RangeError);
  });
});

/** Reads words back by a way of its own: places, not groups. */
function readWords(words: string): bigint {
  const digits: Readonly<Record<string, bigint>> = {
    ...{ không: 0n, một: 1n, mốt: 1n, hai: 2n, ba: 3n, bốn: 4n, tư: 4n, năm: 5n, lăm: 5n },
    ...{ sáu: 6n, bảy: 7n, tám: 8n, chín: 9n },
  };
  let total = 0n;
  let below = 0n;
  let group = 0n;
  let digit = 0n;
  const take = () => {
    group += digit;
    digit = 0n;
  };
  for (const word of words.split(' ')) {
    if (word in digits) digit = digits[word] ?? 0n;
    else if (word === 'mười') group += 10n;
    else if (word === 'mươi' || word === 'trăm') {
      group += digit * (word === 'trăm' ? 100n : 10n);
      digit = 0n;
    } else if (word === 'nghìn' || word === 'triệu') {
      take();
      below += group * (word === 'nghìn' ? 1_000n : 1_000_000n);
      group = 0n;
    } else if (word === 'tỷ') {
      take();
      total = (total + below + group) * 1_000_000_000n;
      below = 0n;
      group = 0n;
    }
  }
  take();
  return total + below + group;
}
