/**
 * Fonts of before Unicode: Vietnamese letters written with Latin-1 codes, still found in old files.
 *
 * - TCVN3 (ABC fonts): one code a letter ("Céng hoµ x· héi"); capitals share the codes of small letters
 * - VNI: the letter, then a code for its marks ("Coäng hoøa xaõ hoäi"); đ, ơ, ư and i have codes of their own
 */

export type Legacy = 'tcvn3' | 'vni';

const TCVN3: readonly (readonly [string, string])[] = [
  ['µ¸¶·¹', 'àáảãạ'],
  ['¨»¾¼½Æ', 'ăằắẳẵặ'],
  ['©ÇÊÈÉË', 'âầấẩẫậ'],
  ['®', 'đ'],
  ['ÌÐÎÏÑ', 'èéẻẽẹ'],
  ['ªÒÕÓÔÖ', 'êềếểễệ'],
  ['×ÝØÜÞ', 'ìíỉĩị'],
  ['ßãáâä', 'òóỏõọ'],
  ['«åèæçé', 'ôồốổỗộ'],
  ['¬êíëìî', 'ơờớởỡợ'],
  ['ïóñòô', 'ùúủũụ'],
  ['\u00adõøö÷ù', 'ưừứửữự'],
  ['úýûüþ', 'ỳýỷỹỵ'],
  ['¡', 'Ă'],
  ['¢', 'Â'],
  ['§', 'Đ'],
  ['£', 'Ê'],
  ['¤', 'Ô'],
  ['¥', 'Ơ'],
  ['¦', 'Ư'],
];

/** Base letter, codes that follow it, letters that they make. */
const VNI_PAIRS: readonly (readonly [string, string, string])[] = [
  ['a', 'øùûõïâàáåãäêèéúüë', 'àáảãạâầấẩẫậăằắẳẵặ'],
  ['e', 'øùûõïâàáåãä', 'èéẻẽẹêềếểễệ'],
  ['o', 'øùûõïâàáåãä', 'òóỏõọôồốổỗộ'],
  ['u', 'øùûõï', 'ùúủũụ'],
  ['y', 'øùûõ', 'ỳýỷỹ'],
  ['ô', 'øùûõï', 'ờớởỡợ'],
  ['ö', 'øùûõï', 'ừứửữự'],
];
const VNI_SINGLES: readonly (readonly [string, string])[] = [['ñôöìíæóòî', 'đơưìíỉĩịỵ']];

const FROM_TCVN3 = new Map(TCVN3.flatMap(([codes, letters]) => zip(codes, letters)));
const FROM_VNI = new Map<string, string>();
for (const [codes, letters] of VNI_SINGLES) addVni(zip(codes, letters));
for (const [base, codes, letters] of VNI_PAIRS)
  addVni(zip(codes, letters).map(([code, letter]) => [base + code, letter]));

function zip(codes: string, letters: string): (readonly [string, string])[] {
  return Array.from(codes, (code, i) => [code, letters.charAt(i)]);
}

/** Small, capital, and a capital letter with a small mark, as older programs wrote it. */
function addVni(pairs: readonly (readonly [string, string])[]): void {
  for (const [code, letter] of pairs) {
    FROM_VNI.set(code, letter);
    FROM_VNI.set(code.toUpperCase(), letter.toUpperCase());
    if (code.length === 2)
      FROM_VNI.set(code.charAt(0).toUpperCase() + code.charAt(1), letter.toUpperCase());
  }
}

/** Signs that Unicode Vietnamese never puts between letters. */
const TCVN3_SIGN = /\p{L}?[µ¸¶·¹®¨»¾¼½©¬«ªÆ×Þ](?=\p{L})|(?<=\p{L})[µ¸¶·¹¨»¾¼½©¬«×Þß]/gu;
/** Pairs that no spelling has: a vowel, then a mark that stands alone nowhere in Vietnamese. */
const VNI_SIGN = /[aeouyôö][øûïåäë]|[ôö][ùõ]|(?<![a-z])ñ/gi;
const UNICODE_VIETNAMESE = /[ăđơưạ-ỹĂĐƠƯẠ-Ỹ]/g;
const SAMPLE = 20_000;
const FEWEST_SIGNS = 8;

/** The old encoding that a page is written in, or null. */
export function legacyOf(source: string): Legacy | null {
  const sample = source.slice(0, SAMPLE);
  const modern = sample.match(UNICODE_VIETNAMESE)?.length ?? 0;
  const enough = (sign: RegExp): boolean => {
    const found = sample.match(sign)?.length ?? 0;
    return found >= FEWEST_SIGNS && found >= modern * 4;
  };
  if (enough(TCVN3_SIGN)) return 'tcvn3';
  return enough(VNI_SIGN) ? 'vni' : null;
}

/** One letter of a page in an old encoding. */
export interface LegacyLetter {
  readonly letter: string;
  /** Offset after the codes that make it. */
  readonly end: number;
}

/** The letter that the codes at `at` make; null where they are plain. */
export function legacyLetterAt(source: string, at: number, legacy: Legacy): LegacyLetter | null {
  if (legacy === 'tcvn3') {
    const letter = FROM_TCVN3.get(source.charAt(at));
    return letter === undefined ? null : { letter, end: at + 1 };
  }
  const pair = FROM_VNI.get(source.slice(at, at + 2));
  if (pair !== undefined && at + 1 < source.length) return { letter: pair, end: at + 2 };
  const single = FROM_VNI.get(source.charAt(at));
  return single === undefined ? null : { letter: single, end: at + 1 };
}

/** A page in Unicode, whatever it was written in. Offsets change; `level` keeps a map instead. */
export function decodeLegacy(source: string): string {
  const legacy = legacyOf(source);
  if (legacy === null) return source;
  const parts: string[] = [];
  for (let at = 0; at < source.length; ) {
    const found = legacyLetterAt(source, at, legacy);
    parts.push(found?.letter ?? source.charAt(at));
    at = found?.end ?? at + 1;
  }
  return parts.join('');
}
