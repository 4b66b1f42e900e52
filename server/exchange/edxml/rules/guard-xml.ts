/*
 * What is looked at before an XML parser sees a message: one pass over the text, in time of its length. It
 * refuses what no message needs and parsers have fallen over (kinds of documents, entities, depth, numbers),
 * and takes long base64 out, so that what is parsed is small however large the attachments are.
 */

/** Limits of a message; real ones stay far below. */
export const XML_LIMITS = {
  /** Characters of the whole: files of 50 MB in base64 are a third longer. */
  characters: 72_000_000,
  elements: 20_000,
  depth: 40,
  attributes: 64,
  tag: 20_000,
  /** Of one text that is not base64, and of all of them. */
  text: 1_000_000,
  allText: 4_000_000,
} as const;

export interface Guarded {
  /** The message without long base64; each stands under a mark. */
  readonly xml: string;
  readonly lifted: readonly string[];
}

/** Why a text is not even parsed. */
export type Refused =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'DOCTYPE'
  | 'TOO_DEEP'
  | 'TOO_MANY_ELEMENTS'
  | 'TOO_MANY_ATTRIBUTES'
  | 'TAG_TOO_LONG'
  | 'TEXT_TOO_LONG'
  | 'NOT_CLOSED';

/** Base64 from this length on is taken out. */
const LIFTED_FROM = 8_000;
const BASE64 = /^[A-Za-z0-9+/=\s]*$/;
/** .NET writes the ends of lines within base64 by number. */
const LINE_ENDS = /&#(?:[xX]0?[aAdD]|1[03]);/g;
const MARK = /^\s*\uE000(\d+)\uE001\s*$/;

/** Checks a message and makes it small. */
export function guardXml(text: string): Guarded | { readonly refused: Refused } {
  if (text.trim() === '') return { refused: 'EMPTY' };
  if (text.length > XML_LIMITS.characters) return { refused: 'TOO_LONG' };
  const pieces: string[] = [];
  const lifted: string[] = [];
  let elements = 0;
  let depth = 0;
  let words = 0;
  let at = 0;

  /** Takes over a text between two tags; false where it is longer than any message needs. */
  function takeText(found: string, isLiteral: boolean): boolean {
    const base64 = found.length >= LIFTED_FROM ? found.replace(LINE_ENDS, '') : '';
    if (base64 !== '' && BASE64.test(base64)) {
      pieces.push(`\uE000${lifted.length}\uE001`);
      lifted.push(base64.replace(/\s+/g, ''));
      return true;
    }
    words += found.length;
    if (found.length > XML_LIMITS.text || words > XML_LIMITS.allText) return false;
    pieces.push(isLiteral ? escaped(found) : found);
    return true;
  }

  while (at < text.length) {
    const open = text.indexOf('<', at);
    const until = open < 0 ? text.length : open;
    if (!takeText(text.slice(at, until), false)) return { refused: 'TEXT_TOO_LONG' };
    if (open < 0) break;
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open + 4);
      if (end < 0) return { refused: 'NOT_CLOSED' };
      at = end + 3;
    } else if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open + 9);
      if (end < 0) return { refused: 'NOT_CLOSED' };
      if (!takeText(text.slice(open + 9, end), true)) return { refused: 'TEXT_TOO_LONG' };
      at = end + 3;
    } else if (text[open + 1] === '!') {
      return { refused: 'DOCTYPE' };
    } else if (text[open + 1] === '?') {
      const end = text.indexOf('?>', open + 2);
      if (end < 0) return { refused: 'NOT_CLOSED' };
      at = end + 2;
    } else {
      const tag = readTag(text, open);
      if ('refused' in tag) return tag;
      pieces.push(text.slice(open, tag.end));
      if (text[open + 1] === '/') depth -= 1;
      else {
        elements += 1;
        if (!tag.isEmpty) depth += 1;
      }
      if (depth > XML_LIMITS.depth) return { refused: 'TOO_DEEP' };
      if (elements > XML_LIMITS.elements) return { refused: 'TOO_MANY_ELEMENTS' };
      at = tag.end;
    }
  }
  return elements === 0 ? { refused: 'EMPTY' } : { xml: pieces.join(''), lifted };
}

/** The end of the tag that begins at a place: a `>` within quotes does not end it. */
function readTag(
  text: string,
  open: number,
): { readonly end: number; readonly isEmpty: boolean } | { readonly refused: Refused } {
  let quote = '';
  let attributes = 0;
  const most = Math.min(text.length, open + XML_LIMITS.tag);
  for (let at = open + 1; at < most; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '=') {
      attributes += 1;
      if (attributes > XML_LIMITS.attributes) return { refused: 'TOO_MANY_ATTRIBUTES' };
    } else if (sign === '>') return { end: at + 1, isEmpty: text[at - 1] === '/' };
  }
  return { refused: most === text.length ? 'NOT_CLOSED' : 'TAG_TOO_LONG' };
}

/** What stands under a mark, or the text itself. */
export function unlifted(text: string, lifted: readonly string[]): string {
  const mark = MARK.exec(text);
  return mark ? (lifted[Number(mark[1])] ?? '') : text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
