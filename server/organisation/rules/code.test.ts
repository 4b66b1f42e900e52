import { describe, expect, test } from 'vitest';
import { codeForm, codeLevel, guessFromOldCode, parentCode } from './code.ts';

describe('an identifier of QĐ 20/2020', () => {
  test.each([
    ['G14', 'government'],
    ['H37.02.02', 'government'],
    ['H26.A1', 'government'],
    [`H26.${'1'.repeat(31)}`, 'government'],
    [`H26.${'1'.repeat(32)}`, null],
    ['Z01ABC', 'other'],
    ['Z01', null],
    ['000.00.00.H29', 'old'],
    ['0100109106', 'enterprise'],
    ['0100109106-001', 'enterprise'],
    ['g14', null],
    ['G14.', null],
    ['G1', null],
    ['', null],
  ])('%j has the form %j', (code, form) => {
    expect(codeForm(code)).toBe(form);
  });

  test('names its superior', () => {
    expect(parentCode('H37.02.02')).toBe('H37.02');
    expect(parentCode('H37')).toBeNull();
    expect(parentCode('0100109106')).toBeNull();
    expect(codeLevel('H37.02.02')).toBe(3);
  });

  test.each([
    ['000.02.02.H37', 'H37.02.02'],
    ['000.00.00.H29', 'H29'],
    ['G14', null],
  ])('%s was perhaps %s', (old, guess) => {
    expect(guessFromOldCode(old)).toBe(guess);
  });
});
