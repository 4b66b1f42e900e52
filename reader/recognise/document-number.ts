/**
 * Number and symbol (số, ký hiệu) of a document: NĐ 30/2020, Articles 8 and 15 and Appendix III.
 *
 * `n/TYPE-ORG`, `n/yyyy/TYPE-ORG`, `n/yyyy/QHnn`, official letters `n/ORG-UNIT`, the Party's
 * `n-TYPE/ORG`, and drafts whose number is blank.
 */
import type { DocumentType } from '../reading.ts';
import { TYPE_ABBREVIATION, typeOfAbbreviation } from './document-types.ts';

export interface DocumentNumber {
  /** As printed, without spaces. */
  readonly printed: string;
  /** For comparison: NFC, upper case, plain hyphens and slashes, no leading zeros. */
  readonly normalised: string;
  /** Running number with its letter or dotted part ("30c", "66.7"); null in a draft. */
  readonly ordinal: string | null;
  readonly year: number | null;
  readonly type: DocumentType | null;
  /** Symbol of the issuer: "UBND", "TTg", "STTTT", "TU". */
  readonly organisation: string | null;
  readonly style: 'state' | 'law' | 'letter' | 'party';
}

const TAIL = '[\\p{Lu}][\\p{L}\\d]{0,15}(?:[-&.][\\p{L}\\d]{1,16}){0,3}';
const ORDINAL = '\\d{1,6}[a-zđ]?(?:\\.\\d{1,2})?';

/** Finds symbols in levelled text (capitals matter). */
export const SYMBOL = new RegExp(
  `(?<![\\p{L}\\d/.,-])${ORDINAL}(?:/(?:19|20)\\d\\d/(?:UBTV)?QH\\d{1,2}|/(?:19|20)\\d\\d/${TAIL}|[/-]\\p{Lu}[\\p{L}\\d]{0,15}(?:[-/&.]\\p{Lu}[\\p{L}\\d]{0,15}){1,4})`,
  'gu',
);

const LAW = /^(\d{1,3})\/((?:19|20)\d\d)\/((?:UBTV)?QH\d{1,2})$/u;
const STATE = new RegExp(
  `^(${ORDINAL})?/(?:((?:19|20)\\d\\d)/)?(${TYPE_ABBREVIATION})-(${TAIL})$`,
  'iu',
);
const PARTY = new RegExp(`^(\\d{1,5})-(${TYPE_ABBREVIATION})/(${TAIL})$`, 'iu');
const LETTER = new RegExp(`^(${ORDINAL})?/(?:((?:19|20)\\d\\d)/)?(${TAIL})$`, 'u');

/** Levels a symbol for comparison. The printed form is kept elsewhere. */
export function normaliseDocumentNumber(number: string): string {
  return number
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, '')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
    .replace(/^0+(?=\d)/, '');
}

/** True where two symbols are the same number: "01/NQ-CP" and "1/NQ–CP". */
export function sameDocumentNumber(a: string, b: string): boolean {
  return normaliseDocumentNumber(a) === normaliseDocumentNumber(b);
}

/** Takes a symbol apart; null where the text is no symbol. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const printed = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/');
  const normalised = normaliseDocumentNumber(printed);
  const law = LAW.exec(printed);
  if (law) {
    const type = law[3]?.startsWith('UBTV') ? 'PL' : 'Luật';
    return {
      printed,
      normalised,
      ordinal: law[1] ?? null,
      year: Number(law[2]),
      type,
      organisation: law[3] ?? null,
      style: 'law',
    };
  }
  const party = PARTY.exec(printed);
  if (party) {
    return {
      printed,
      normalised,
      ordinal: party[1] ?? null,
      year: null,
      type: typeOfAbbreviation(party[2] ?? ''),
      organisation: party[3] ?? null,
      style: 'party',
    };
  }
  const state = STATE.exec(printed);
  if (state) {
    return {
      printed,
      normalised,
      ordinal: state[1] ?? null,
      year: yearOf(state[2]),
      type: typeOfAbbreviation(state[3] ?? ''),
      organisation: state[4] ?? null,
      style: 'state',
    };
  }
  const letter = LETTER.exec(printed);
  if (letter) {
    return {
      printed,
      normalised,
      ordinal: letter[1] ?? null,
      year: yearOf(letter[2]),
      type: 'CV',
      organisation: letter[3] ?? null,
      style: 'letter',
    };
  }
  return null;
}

function yearOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
