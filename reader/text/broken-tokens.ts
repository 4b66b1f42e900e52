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
const SLASH_DATE = /\b\d{1,2}(?: ?|\n)\/(?: ?|\n)\d{1,2}(?: ?|\n)\/(?: ?|\n)(?:19|20)\d\d\b/g;
const MONTH = /(?<=[Tt]háng[ \n])\d{1,2}(?: ?|\n)\/(?: ?|\n)(?:19|20)\d\d\b/gu;
const SHORT_DATE = /\b\d{1,2} ?\/ ?\d{1,2}(?!\d)/g;
/** A capital torn off its syllable: "N gày", "T hứ", "C hính phủ". */
const SPLIT_CAPITAL = /(?<!\p{L})(?:[TNPKCG] (?=h\p{Ll})|[Nn] (?=g[àaiâhưôeêuú]\p{Ll}?))/gu;

const PATTERNS = [
  SYMBOL,
  PARTY_SYMBOL,
  LETTER_SYMBOL,
  LAW_SYMBOL,
  SLASH_DATE,
  MONTH,
  SHORT_DATE,
  SPLIT_CAPITAL,
];

/** "quy định[1]": the mark of a footnote behind a word. */
const FOOTNOTE_MARK = /(?<=[\p{L}\p{N}.,;:)"%])\[\d{1,3}\]/gu;
/** The number of a page, alone between the two halves of a sentence. */
const PAGE_NUMBER = /(?<!\n)\n{1,3}(?:(?:trang|Trang) ?)?-? ?\d{1,3} ?-?\n{1,3}(?=\p{Ll})/gu;
/** Shorter lines before a lone number are cells of a table rather than half a sentence. */
const HALF_SENTENCE = 45;

/** Offsets of what stands inside a token or a sentence and should not: spaces, line ends, marks, page numbers. */
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
  for (const { index, 0: mark } of text.matchAll(FOOTNOTE_MARK)) dropAll(drop, index, mark.length);
  for (const { index, 0: number } of text.matchAll(PAGE_NUMBER)) {
    // One line end stays, for the wrapped line that it is.
    if (breaksSentence(text, index)) dropAll(drop, index + 1, number.length - 1);
  }
  return drop;
}

function dropAll(drop: Set<number>, from: number, length: number): void {
  for (let i = 0; i < length; i++) drop.add(from + i);
}

function breaksSentence(text: string, end: number): boolean {
  const line = text.slice(Math.max(0, end - HALF_SENTENCE), end);
  return line.length === HALF_SENTENCE && !line.includes('\n') && /[\p{L}\p{N},]$/u.test(line);
}

/** Letters that text recognition wrote for digits inside a number: "2O25", "3l/12". */
const SLIPPED = /(?<=\d)[OolI](?=\d)|(?<=\d)[lI](?=\/\d)|(?<=\d\/)[lI](?=[\d/])/g;

/** The text with such letters as the digits that they are; the length stays. */
export function slippedDigits(text: string): string {
  return text.replace(SLIPPED, (letter) => (/[Oo]/.test(letter) ? '0' : '1'));
}
