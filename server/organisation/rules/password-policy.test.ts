import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-policy.ts';

const LISTED = new Set(['password', 'matkhau', 'iloveyou', 'correcthorse', 'tinhyeu']);
const policy = { least: 12, isCommon: (text: string) => LISTED.has(text) };
const faultOf = (password: string) => passwordFault(password, ['an.tv', 'Bộ TT&TT'], policy);

describe('a password', () => {
  it.each([
    ['mười một chữ', null],
    ['Đường Trần Duy Hưng 18', null],
    ['mật khẩu dài', null],
    ['ngắn quá', 'short'],
    ['Password2024!', 'common'],
    ['2024-Password-2024', 'common'],
    ['Mật khẩu 12345', 'common'],
    ['MatKhau123456', 'common'],
    ['CorrectHorse', 'common'],
    ['aaaaaaaaaaaaaa', 'simple'],
    ['abcabcabcabc', 'simple'],
    ['123456789012', 'simple'],
    ['qwertyuiopas', 'simple'],
    ['987654321098', 'simple'],
    ['918273645546', null],
    ['cua An.TV nam nay', 'name'],
    ['người của bộ tt tt', 'name'],
  ])('“%s” is %s', (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  it('is judged alike however its letters are composed, and never for what it lacks', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme' }), (text) => {
        expect(faultOf(text.normalize('NFD'))).toBe(faultOf(text.normalize('NFC')));
      }),
    );
  });

  it('with the name of the account anywhere in it is refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 10 }), fc.string({ minLength: 2 }), (before, after) => {
        expect(passwordFault(`${before}Tran.An${after}`, ['tran.an'], policy)).not.toBe(null);
      }),
    );
  });
});
