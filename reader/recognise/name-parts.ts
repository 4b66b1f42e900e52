/**
 * Parts of a unit's name that a separator or a verb opens: "…, Thương mại và Du lịch", "Phòng, chống
 * thiên tai", "dự án đầu tư xây dựng …", "… các khu công nghiệp".
 *
 * A comma mostly parts two units; it stands inside one name where what follows is neither a head, a class
 * nor an order.
 */
import { isUpperAt } from '../text/fold.ts';
import { hasClassMarks, type Text, wordEnd } from './name-words.ts';
import { sectorLengthAt } from './sectors.ts';
import {
  CLASS_LIST,
  COMPOUND,
  ELIDING_HEADS,
  HEADS,
  NOMINAL_WORK,
  SENTENCE_GOES_ON,
  SHORT_VERB,
  STOP_WORD,
} from './unit-words.ts';
import { verbLengthAt } from './verbs.ts';

/** Bodies whose names take their work as a noun and name whom they serve. */
const WORKING_HEAD =
  /^(?:ban|ban quan ly|ban chi dao|ban chi huy|hoi dong|to|doi|doan|trung tam|vien|cong ty|tong cong ty|tap doan|quy|chi cuc|cuc|tong cuc|vu|phong|xi nghiep|uy ban|don vi|doanh nghiep|co so|co quan|to chuc|hop tac xa|van phong|hoi|hiep hoi|luc luong|cau lac bo|can bo|nhan vien|cong chuc|hoi dong quan ly|truong|benh vien|ngan hang|doan kiem tra)$/;
/** An obligation that shows where the subject ended. */
const OBLIGED = /^[^.;:()]{0,80}? (?:chu tri|co trach nhiem|chiu trach nhiem|co nhiem vu)(?![a-z])/;

/** Where the name goes on after `end`, or `end` where it is over. */
export function namePartAfter(
  page: Text,
  head: string,
  from: number,
  end: number,
  limit: number,
): number {
  const folded = page.folded.slice(end, Math.min(limit, end + 90));
  const shared = /^ va (?:cac )?khu (?=cong|kinh|che)/.exec(folded);
  if (shared !== null && /\bkhu kinh te\b/.test(page.folded.slice(from, end)))
    return end + shared[0].length - 1;
  const about =
    /^ (?:quoc gia )?ve (?=phong,? chong|phat trien|chuyen doi|cai cach|bien doi|nguoi |tro giup|nhan quyen|an ninh|xay dung|doi moi|hoi nhap|giam ngheo)/.exec(
      folded,
    );
  if (about !== null && /^(?:ban chi dao|uy ban|hoi dong|ban)$/.test(head))
    return end + about[0].length - 1;
  const served = /^ cac (?=[a-z])/.exec(folded);
  if (served !== null) {
    const at = end + served[0].length;
    const owners = page.folded.slice(at, Math.min(limit, at + 80));
    const list =
      CLASS_LIST.exec(owners) ??
      /^(?:cong trinh|du an|khu cong nghiep|khu kinh te|tuyen)(?![a-z])/.exec(owners);
    return list !== null && WORKING_OWNER.test(head + page.folded.slice(from, end))
      ? at + list[0].length
      : end;
  }
  if (folded.startsWith(', ')) return afterComma(page, head, from, end, limit);
  if (folded.startsWith(' ')) return nominalWork(page, head, end, limit);
  return end;
}

/** "Ban Giám hiệu các trường", "Cụm Thi đua các tỉnh …", "Khối các cơ quan và doanh nghiệp". */
const WORKING_OWNER =
  /(?:giam hieu|quan tri|thi dua|khoi|cum|xay dung|hoi|lien hiep|quan ly|du an|bi thu|truong|lanh dao|cong an|truong phong)$/;

function nominalWork(page: Text, head: string, end: number, limit: number): number {
  const first = page.folded.lastIndexOf(' ', end - 1) + 1;
  if (!WORKING_HEAD.test(head)) return end;
  if (isUpperAt(page.text, first) && first > end - 12 && !isWork(page, first, end)) return end;
  const joined = /^ va /.exec(page.folded.slice(end, end + 4))?.[0].length ?? 1;
  if (joined > 1 && !isWork(page, first, end)) return end;
  const work = NOMINAL_WORK.exec(page.folded.slice(end + joined, Math.min(limit, end + 28)));
  if (work === null) return end;
  const stop = end + joined + work[0].length;
  return endsAsName(page, stop, limit) ? stop : end;
}

const LEVEL_THEN_ORDER =
  /^[^,.;:()]{0,50}? (?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|trung uong|viet nam|quoc gia|khu vuc)(?=$|[,.;:]| va | (?=[a-z]))/;

/**
 * What shows that work inside a name is no order: an obligation right behind the name, a level that ends
 * the name before an order, or another unit after a separator.
 */
function endsAsName(page: Text, stop: number, limit: number): boolean {
  const rest = page.folded.slice(stop, Math.min(limit, stop + 90));
  if (OBLIGED.test(rest)) return !isOrder(page, stop, limit);
  const level = LEVEL_THEN_ORDER.exec(rest);
  if (level !== null) {
    const after = rest.slice(level[0].length);
    return !/^ [a-z]/.test(after) || verbLengthAt(after, 1) > 0;
  }
  const separator = /^[^,.;:()]{0,40}?(?:, | va |; )/.exec(rest);
  if (separator === null) return false;
  const next = stop + separator[0].length;
  return startsUnit(page, next, rest.slice(separator[0].length));
}

/** "Ban Quản lý" ends in work, "Cần Thơ" in a place: only the first goes on with work. */
function isWork(page: Text, last: number, end: number): boolean {
  const before = page.folded.lastIndexOf(' ', last - 2) + 1;
  return NOMINAL_WORK.test(page.folded.slice(before, end));
}

/** "… rà soát" right after would make the work an order. */
function isOrder(page: Text, at: number, limit: number): boolean {
  return (
    at + 1 < limit &&
    /^ (?:va|cac noi dung|ke hoach|viec)(?![a-z])/.test(page.folded.slice(at, at + 16))
  );
}

function afterComma(page: Text, head: string, from: number, end: number, limit: number): number {
  const at = end + 2;
  if (at >= limit) return end;
  const rest = page.folded.slice(at, Math.min(limit, at + 60));
  const last = page.folded.slice(from, end).trimStart();
  if (/(?:^|[ -])phong$/.test(last) && /^chong(?![a-z])/.test(rest)) return at + 5;
  if (last.length === 0 || startsUnit(page, at, rest)) return end;
  if (isUpperAt(page.text, at)) {
    const closes = /^[a-z]+(?: [a-z]+){0,4} va [a-z]/.test(rest);
    const eliding = ELIDING_HEADS.has(head) && sectorLengthAt(page.folded, at) > 0;
    return closes && !eliding && WORKING_HEAD.test(head) && isUpperAt(page.text, from + 1)
      ? wordEnd(page.folded, at, limit)
      : end;
  }
  const word = page.text.slice(at, wordEnd(page.folded, at, limit)).toLowerCase();
  if (STOP_WORD.has(word) || SENTENCE_GOES_ON.test(rest)) return end;
  const verb = verbLengthAt(page.folded, at) || (SHORT_VERB.has(word) ? word.length : 0);
  if (verb > 0 || word === 'chữa')
    return worksBefore(page, from, end) ? at + Math.max(verb, word.length) : end;
  if (!WORKING_HEAD.test(head)) return end;
  const compound = COMPOUND.exec(rest)?.[0].length ?? 0;
  return compound > 0 ? at + compound : wordEnd(page.folded, at, limit);
}

/** "Cục Quản lý, giám sát …": the name so far ends in work, so work after the comma goes on with it. */
function worksBefore(page: Text, from: number, end: number): boolean {
  const words = page.folded.slice(from, end).trim().split(' ');
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const tail = words.slice(-count).join(' ');
    if (verbLengthAt(tail, 0, true) === tail.length) return true;
  }
  return /^kham (?:benh)?$|kham benh$/.test(words.slice(-2).join(' '));
}

function startsUnit(page: Text, at: number, rest: string): boolean {
  if (/^(?:cac|nhung|va|cung|giao|do|uy|ubnd|hdnd) /.test(rest)) return true;
  const group = CLASS_LIST.exec(rest);
  if (group !== null && hasClassMarks(page.text, at, group[1] ?? '')) return true;
  return HEADS.some(
    (head) =>
      rest.startsWith(head) &&
      !/[a-z0-9]/.test(rest.charAt(head.length)) &&
      ((head.length > 5 && !TRADE.test(head)) || isUpperAt(page.text, at)),
  );
}

/** Heads that are a trade when they stand in lower case ("doanh nghiệp bưu chính, viễn thông"). */
const TRADE = /^(?:vien thong|dien luc|hai quan|buu dien|bao tang|thu vien)$/;
