import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, formatNumber, parseMoney, parseNumber } from './numbers.ts';

describe('a typed number', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['1.200', 1200],
    ['1.000.000,5', 1_000_000.5],
    ['08', 8],
    ['-5', -5],
    ['−5', -5],
    ['+38', 38],
    ['0', 0],
    ['16,5', 16.5],
  ])('%s is %d', (typed, value) => {
    expect(parseNumber(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['16.5', '16,5'],
    ['-16.5', '-16,5'],
    ['1,234,567', '1.234.567'],
    ['1,234,567.8', '1.234.567,8'],
    ['2 381', '2.381'],
    ['31.12.2025', null],
    ['1.23.456', null],
    ['năm', null],
    ['', null],
    ['1,2,3', null],
  ])('%j is asked back as %j', (typed, suggestion) => {
    expect(parseNumber(typed)).toEqual({ ok: false, suggestion });
  });

  test('written in the official form reads back unchanged', () => {
    const hundredths = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 100);
    fc.assert(
      fc.property(hundredths, (value) => {
        expect(parseNumber(formatNumber(value))).toEqual({
          ok: true,
          value: value === 0 ? 0 : value,
        });
      }),
    );
  });

  test('whatever is suggested can be read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9., ]{0,12}$/), (typed) => {
        const read = parseNumber(typed);
        if (!read.ok && read.suggestion) expect(parseNumber(read.suggestion).ok).toBe(true);
      }),
    );
  });
});

describe('a shown number', () => {
  test.each([
    [1234.5, {}, '1.234,5'],
    [1.005, {}, '1,01'],
    [98.6297, {}, '98,63'],
    [7, { fixed: true, decimals: 1 }, '7,0'],
    [-0.001, {}, '0'],
    [38, { signed: true }, '+38'],
    [-2, { signed: true }, '-2'],
    [0, { signed: true }, '0'],
    [1e21, {}, '1.000.000.000.000.000.000.000'],
    [999.999, {}, '1.000'],
    [2.5, { decimals: 0 }, '3'],
  ])('%d is %j', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });
});

describe('a sum of money', () => {
  test.each([
    ['1.250 triệu', 1_250_000_000],
    ['1,5 tỷ đồng', 1_500_000_000],
    ['980.000 tỷ đồng', 980_000_000_000_000],
    ['2 nghìn tỉ', 2_000_000_000_000],
    ['500.000 đồng', 500_000],
    ['500.000 đ', 500_000],
    ['19,99 triệu', 19_990_000],
  ])('%s is %i đồng', (typed, value) => {
    expect(parseMoney(typed)).toEqual({ ok: true, value });
  });

  test('takes the unit of its column where none is typed', () => {
    expect(parseMoney('1.250', 'triệu')).toEqual({ ok: true, value: 1_250_000_000 });
    expect(parseMoney('1.250 đồng', 'triệu')).toEqual({ ok: true, value: 1250 });
  });

  test.each(['2 tỷ USD', 'một tỷ', '0,5 đồng', ''])('%j is not read', (typed) => {
    expect(parseMoney(typed)).toEqual({ ok: false, suggestion: null });
  });

  test('asks back a decimal dot', () => {
    expect(parseMoney('1.5 tỷ')).toEqual({ ok: false, suggestion: '1,5 tỷ' });
  });

  test('is shown in the unit chosen', () => {
    expect(formatMoney(1_250_000_000, 'tỷ')).toBe('1,25 tỷ đồng');
    expect(formatMoney(1_250_000_000, 'triệu')).toBe('1.250 triệu đồng');
    expect(formatMoney(500_000, 'đồng')).toBe('500.000 đồng');
  });
});
