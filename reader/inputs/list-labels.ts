const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 1 → i, 4 → iv; numbers out of reach stay decimal. */
export function toRoman(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let rest = value;
  let roman = '';
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) roman += sign;
  }
  return roman;
}

/** 1 → a, 26 → z, then as Word does it: 27 → aa, 28 → bb. */
export function toLatinLetter(value: number): string {
  if (value < 1 || value > 780) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

/**
 * The number of a list item as it is drawn. Word and browsers letter a list by the Latin alphabet, so
 * the fifth point of an automatic list reads "e)" on the page that was signed, and not "đ)" as it
 * would if typed by hand (NĐ 30/2020, Appendix I); what was signed is what is kept.
 * @param format Word's numFmt or HTML's list type
 */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'a':
      return toLatinLetter(value);
    case 'upperLetter':
    case 'A':
      return toLatinLetter(value).toUpperCase();
    case 'lowerRoman':
    case 'i':
      return toRoman(value);
    case 'upperRoman':
    case 'I':
      return toRoman(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}
