/** Words inside a unit's name: which carry their marks, which end it, which run on. */
import { foldSameLength, isUpperAt } from '../text/fold.ts';
import { sectorLengthAt } from './sectors.ts';
import {
  COMPOUND,
  MARKED_CLASS,
  MARKED_HEAD,
  NOT_A_HEAD,
  PERSONS,
  STOP_WORD,
} from './unit-words.ts';
import { verbLengthAt } from './verbs.ts';

/** A levelled text and its folded twin of the same length. */
export interface Text {
  readonly text: string;
  readonly folded: string;
}

/** True where a short class word carries its own marks, or none at all. */
export function hasClassMarks(text: string, start: number, word: string): boolean {
  const marked = MARKED_CLASS[word];
  if (marked === undefined) return true;
  const found = written(text, start, start + word.length);
  return found === word || marked.test(found);
}

/** True where a short head carries its own marks, or none at all. */
export function hasMarks(text: string, start: number, head: string): boolean {
  const marked = MARKED_HEAD[head];
  if (marked === undefined) return true;
  const word = written(text, start, start + head.length);
  return word === marked || word === head;
}

/** "Sở Y tế - Chủ trì …", "đồng chí A - Giám đốc …": what follows the dash is no part of the name. */
export function endsAtDash(folded: string, at: number): boolean {
  const next = folded.slice(at, at + 40);
  return (
    PERSONS.test(next) ||
    /^(?:chu tri|phoi hop|tham muu|tong hop|thuc hien|to chuc thuc|xay dung ke|ra soat|huong dan|trien khai|chi dao|co quan|la co)(?![a-z])/.test(
      next,
    )
  );
}

export function afterAnd(page: Text, at: number, limit: number): number {
  const compound = COMPOUND.exec(page.folded.slice(at, at + 24))?.[0].length ?? 0;
  return at + (sectorLengthAt(page.folded, at) || compound || wordEnd(page.folded, at, limit) - at);
}

/** "PT-TH", "KT-XH": capitals joined by a hyphen are one word. */
export function abbreviationEnd(page: Text, stop: number, limit: number): number {
  const more = /^-\p{Lu}[\p{Lu}\p{Ll}]*/u.exec(page.text.slice(stop, Math.min(limit, stop + 12)));
  return more === null ? stop : stop + more[0].length;
}

export const written = (text: string, at: number, stop: number): string =>
  text.slice(at, stop).toLowerCase();

/** A stop word by its marks; in text typed without marks by its letters. */
export function isStop(text: string, at: number, stop: number, folded: string): boolean {
  const word = written(text, at, stop);
  if (STOP_WORD.has(word)) return true;
  return (
    word === folded &&
    BARE_STOP.has(folded) &&
    !MARKED.test(text.slice(Math.max(0, at - 30), stop + 30))
  );
}

/** A mark nearby: the text is typed with marks, so a bare word is bare ("thiên tai"). */
export const MARKED = /[\u0080-\uffff]/;

const BARE_STOP: ReadonlySet<string> = new Set([...STOP_WORD].map((word) => foldSameLength(word)));
const WORK_NOUN =
  /^(?:xay dung|dao tao|quan ly|phat trien|van tai|kiem dinh|kiem nghiem|phuc hoi|giam dinh|tu van|khai thac|bao ton|nghien cuu|che bien|san xuat|boi duong|ung dung|thuc hanh|phuc vu)$/;

/** "Vụ Vật liệu xây dựng công bố": a verb right before another verb is the last word of the name. */
export function isWorkInName(folded: string, at: number, length: number): boolean {
  return WORK_NOUN.test(folded.slice(at, at + length)) && verbLengthAt(folded, at + length + 1) > 0;
}

/** True where a capitalised head of a strong kind begins: a new unit without a separator. */
export function startsNewUnit(page: Text, at: number, limit: number): boolean {
  const window = page.folded.slice(at, Math.min(limit, at + 24));
  if (NOT_A_HEAD.test(window) || /^Vân Phong/u.test(page.text.slice(at, at + 9))) return false;
  const short = /^(?:so|bo|cuc|vu) /.exec(window);
  if (short !== null) return isUpperAt(page.text, at + short[0].length);
  return /^(?:uy ban|ubnd|hdnd|hoi dong nhan dan|tong cuc|chi cuc|ban quan ly|trung tam|van phong) /.test(
    window,
  );
}

export function wordEnd(folded: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && /[a-z0-9&.]/.test(folded.charAt(end))) {
    if (folded.charAt(end) === '.' && !/[a-z0-9]/.test(folded.charAt(end + 1))) break;
    end++;
  }
  return end;
}

export function lastWordStart(folded: string, end: number): number {
  const space = folded.lastIndexOf(' ', end - 1);
  return space + 1;
}
