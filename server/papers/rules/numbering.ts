/**
 * The Vietnamese alphabet as points (điểm) are lettered by: no f, j, w, z, no marked vowels, and đ in its
 * place after d.
 */
export const POINT_LETTERS = 'abcdđeghiklmnopqrstuvxy';

/**
 * The letter of a point, the first being 1: a, b, c, d, đ, e, g … y, and after the last aa, ab, … so that
 * no two points of a list are called alike and their order can still be seen.
 */
export function pointLetter(at: number): string {
  const letters = [...POINT_LETTERS];
  let text = '';
  for (let left = at; left > 0; left = Math.floor((left - 1) / letters.length)) {
    text = (letters[(left - 1) % letters.length] ?? '') + text;
  }
  return text;
}

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
  ] as const),
  ...([
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
  ] as const),
  ...([
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
];

/** A Roman numeral, from 1 on. */
export function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
