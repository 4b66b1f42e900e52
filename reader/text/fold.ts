/**
 * Folding (gấp dấu): lower case, no diacritics, same number of UTF-16 units.
 *
 * Because the length never changes, an offset found on the folded string is an offset of the string
 * itself. Missing diacritics, capitals and old tone placement (hoà, hóa) stop being problems at once.
 */

import { stringOf } from './code-units.ts';

const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) table[code] = code;
  const ranges: readonly (readonly [number, number])[] = [
    [0x41, 0x5a],
    [0xc0, 0x24f],
    [0x370, 0x44f],
    [0x1e00, 0x1eff],
  ];
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const base = String.fromCharCode(code).normalize('NFD')[0] ?? '';
      const lower = base.toLowerCase();
      if (lower.length === 1) table[code] = lower.charCodeAt(0);
    }
  }
  table[0x110] = 0x64; // Đ
  table[0x111] = 0x64; // đ
  return table;
}

/** Folds without changing the length. The input should be NFC; a bare combining mark stays as it is. */
export function foldSameLength(text: string): string {
  const size = text.length;
  const units = size <= short.length ? short : new Uint16Array(size);
  for (let i = 0; i < size; i++) units[i] = TABLE[text.charCodeAt(i)] ?? 0;
  return stringOf(units, size);
}

/** Where short texts are folded; most are names of a few words. */
const short = new Uint16Array(256);

/** Folds any string for comparison: `fold('Uỷ ban') === fold('ỦY BAN')`. */
export function fold(text: string): string {
  return foldSameLength(text.normalize('NFC')).replace(/[\u0300-\u036f]/g, '');
}

const LOWER = /^\p{Ll}/u;
const UPPER = /^\p{Lu}/u;

/** True where the character at `at` is a lower-case letter. */
export function isLowerAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 97 && code <= 122;
  return LOWER.test(text.charAt(at));
}

/** True where the character at `at` is a capital letter. */
export function isUpperAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  return UPPER.test(text.charAt(at));
}

/** True where the text has capitals and no lower-case letter: a heading or a letterhead. */
export function isAllCaps(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
