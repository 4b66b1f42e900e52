import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circleFrom, evaluate, parseFormula } from './formula.ts';

function worth(text: string, values: Record<string, number | null> = {}): number | null {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.why.en);
  return evaluate(parsed.tree, (code) => values[code] ?? null);
}

describe('a formula', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) × 3', 9],
    ['10 ÷ 4 − 0.5', 2],
    ['-a + +b', 3],
    ['doanh_thu / gdp * 100', 16.5],
    ['max(a, b, 3) - min(a, b)', 3],
    ['abs(a - b)', 3],
    ['0.1 + 0.2', 0.3],
  ])('%s is %d', (text, result) => {
    expect(worth(text, { a: 2, b: 5, doanh_thu: 33, gdp: 200 })).toBe(result);
  });

  test.each([
    'a.b',
    'a = 1',
    'a ? 1 : 2',
    'eval(a)',
    '"x"',
    'a[0]',
    '[1]',
    'a && b',
    'a % b',
    'min()',
    '(',
    '1 +',
    '',
    'a b',
    'this',
    'abs(1, 2)',
    '!a',
  ])('refuses %s', (text) => {
    const parsed = parseFormula(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.why.vi).toMatch(/\S/);
  });

  test('misses its result where an input is missing, or the divisor is 0', () => {
    expect(worth('a + b', { a: 1 })).toBeNull();
    expect(worth('max(a, b)', { a: 1 })).toBeNull();
    expect(worth('a / b', { a: 1, b: 0 })).toBeNull();
  });

  test('computes what the same sum in words comes to', () => {
    const small = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        // Adding nought makes one of the two noughts of IEEE 754.
        expect((worth('(a + b) * c - a', { a, b, c }) ?? Number.NaN) + 0).toBe((a + b) * c - a + 0);
      }),
    );
  });

  test('names its indicators once each', () => {
    const parsed = parseFormula('a + b * a');
    expect(parsed).toMatchObject({ ok: true, codes: ['a', 'b'] });
  });

  test('a circle is written out; a formula used twice is none', () => {
    const formulas = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', ['e']],
    ]);
    expect(circleFrom('a', formulas)).toBeNull();
    expect(circleFrom('a', new Map([...formulas, ['e', ['b']]]))).toEqual(['b', 'd', 'e', 'b']);
    expect(circleFrom('x', new Map([['x', ['x']]]))).toEqual(['x', 'x']);
  });
});
