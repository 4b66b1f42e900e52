/**
 * Broken tokens: spaces and line ends that a web page put inside a number, a date or a word
 * ("1723 /QĐ-BTTTT", "29 /10 /2021", "N gày", "1717/QĐ-⏎UBND"). The spaces found here are dropped.
 */
import { TYPE_ABBREVIATION } from '../recognise/document-types.ts';

const GAP = '[ \\n]{0,2}';
const SYMBOL = new RegExp(
  `\\d{1,5}[a-zđ]?${GAP}/${GAP}(?:(?:19|20)\\d\\d${GAP}/${GAP})?(?:${TYPE_ABBREVIATION})${GAP}-${GAP}[A-ZĐ&.]+(?:-[A-ZĐ]{2,10})?`,
  'g',
);
const PARTY_SYMBOL = new RegExp(
  `\\d{1,5} ?- ?(?:${TYPE_ABBREVIATION})(?: ?\\n? ?/ ?\\n? ?)[A-ZĐ]{2,6}`,
  'g',
);
const LETTER_SYMBOL = /\d{1,6} ?\/ ?[A-ZĐ]{2,12} ?-[ \n]?[A-ZĐ]{1,10}\b/g;
const LAW_SYMBOL = /\d{1,3} ?\/ ?(?:19|20)\d\d[ \n]?\/[ \n]?(?:UBTV)?QH[ \n]?\d{1,2}/g;
const SLASH_DATE = /\b\d{1,2} ?\/ ?\d{1,2} ?\/ ?(?:19|20)\d\d\b/g;
const SHORT_DATE = /\b\d{1,2} ?\/ ?\d{1,2}(?!\d)/g;
/** A capital torn off its syllable: "N gày", "T hứ", "C hính phủ". */
const SPLIT_CAPITAL = /(?<!\p{L})(?:[TNPKCG] (?=h\p{Ll})|[Nn] (?=g[àaiâhưôeêuú]\p{Ll}?))/gu;

const PATTERNS = [
  SYMBOL,
  PARTY_SYMBOL,
  LETTER_SYMBOL,
  LAW_SYMBOL,
  SLASH_DATE,
  SHORT_DATE,
  SPLIT_CAPITAL,
];

/** Offsets of the spaces and line ends that stand inside a token and should not. */
export function brokenTokenGaps(text: string): ReadonlySet<number> {
  const drop = new Set<number>();
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      for (let i = 0; i < match[0].length; i++) {
        const unit = match[0].charCodeAt(i);
        if (unit === 32 || unit === 10) drop.add(match.index + i);
      }
    }
  }
  return drop;
}
