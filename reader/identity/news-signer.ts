/** The person who signed, in a news item: "do Phó Chủ tịch UBND thành phố Nguyễn Văn An ký", "Thủ tướng … ký ban hành". */
import { PERSONS } from '../recognise/unit-words.ts';
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { isSurname } from './signature.ts';

export interface NewsSigner {
  readonly name: string;
  /** Where the office begins ("Phó Chủ tịch …") and where the name does. */
  readonly officeStart: number;
  readonly start: number;
  readonly end: number;
}

const SIGNS =
  /(?:^|[ ,)])(?:(?:da|vua|moi|cung|thay mat [^.;]{3,60},?) )*ky(?: ban hanh| thay| quyet dinh| phe duyet)?(?![a-z])/g;
/** An office stands at most this far before the name of who holds it. */
const FARTHEST_OFFICE = 140;

/** The signer named before a verb of signing inside `[from, to)`, or null. */
export function readNewsSigner(page: Page, from: number, to: number): NewsSigner | null {
  for (const verb of page.folded.slice(from, to).matchAll(SIGNS)) {
    const end = from + verb.index;
    const words = nameBefore(page, from, end);
    if (words === null) continue;
    const before = page.folded.slice(Math.max(from, words.start - FARTHEST_OFFICE), words.start);
    const offices = [...before.matchAll(/(?:^|[ ,(])(?=[a-z])/g)].filter((gap) =>
      PERSONS.test(before.slice(gap.index + gap[0].length)),
    );
    const office = offices[0];
    if (office === undefined) continue;
    const officeStart = words.start - before.length + office.index + office[0].length;
    return { ...words, officeStart };
  }
  return null;
}

/** Two to four capitalised words that end at `end`, the first of them a family name. */
function nameBefore(
  page: Page,
  from: number,
  end: number,
): { name: string; start: number; end: number } | null {
  let best: number | null = null;
  let start = end;
  for (let words = 1; words <= 4; words++) {
    const gap = page.folded.lastIndexOf(' ', start - 2);
    const at = Math.max(from, gap + 1);
    if (!isUpperAt(page.text, at) || !/^\p{Lu}\p{Ll}*\s?$/u.test(page.text.slice(at, start))) break;
    start = at;
    if (words > 1 && isSurname(page.folded.slice(at, end))) best = at;
    if (gap < from) break;
  }
  if (best === null) return null;
  return { name: page.text.slice(best, end).normalize('NFC'), start: best, end };
}
