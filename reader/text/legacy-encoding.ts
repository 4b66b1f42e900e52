/**
 * TCVN3 (ABC fonts): old Word files whose Vietnamese letters are Latin-1 codes ("Céng hoµ x· héi").
 * One code is one letter, so decoding keeps the length. Capitals share the lower-case codes there.
 */

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

const DECODE = new Map<string, string>();
for (const [codes, letters] of TCVN3) {
  for (let i = 0; i < codes.length; i++) DECODE.set(codes.charAt(i), letters.charAt(i));
}

/** Signs that Unicode Vietnamese never puts between letters. */
const TELLTALE = /\p{L}?[µ¸¶·¹®¨»¾¼½©¬«ªÆ×Þ](?=\p{L})|(?<=\p{L})[µ¸¶·¹¨»¾¼½©¬«×Þß]/gu;
const UNICODE_VIETNAMESE = /[ăđơưạ-ỹĂĐƠƯẠ-Ỹ]/g;
const SAMPLE = 20_000;

/** Decodes a page written in TCVN3; any other page is returned as it is. */
export function decodeLegacy(source: string): string {
  const sample = source.slice(0, SAMPLE);
  const telltale = sample.match(TELLTALE)?.length ?? 0;
  if (telltale < 8 || telltale < (sample.match(UNICODE_VIETNAMESE)?.length ?? 0) * 4) return source;
  return source.replace(/[\u00a1-\u00fe]/g, (unit) => DECODE.get(unit) ?? unit);
}
