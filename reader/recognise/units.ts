/**
 * Units (cơ quan, đơn vị, cá nhân giữ chức vụ) by a grammar of names: head noun, sector name or words
 * up to a verb, level and place. Classes of bodies ("các sở, ban, ngành") stay classes.
 */
import { isUpperAt } from '../text/fold.ts';
import { namePartAfter } from './name-parts.ts';
import {
  abbreviationEnd,
  afterAnd,
  endsAtDash,
  hasClassMarks,
  hasMarks,
  isStop,
  isWorkInName,
  lastWordStart,
  MARKED,
  startsNewUnit,
  type Text,
  wordEnd,
  written,
} from './name-words.ts';
import { cleanName } from './names.ts';
import { sectorLengthAt } from './sectors.ts';
import {
  CLASS_LIST,
  COMPOUND,
  HEADS,
  MARKED_LEVEL,
  NOT_A_HEAD,
  ORGAN,
  PERSONS,
  QUALIFIER,
  SHORT_VERB,
} from './unit-words.ts';
import { verbLengthAt } from './verbs.ts';

export interface FoundUnit {
  readonly start: number;
  readonly end: number;
  /** Name as written, clean; an elided head is put back ("Sở" in "Sở Y tế, Tài chính"). */
  readonly name: string;
  readonly head: string;
  readonly group: boolean;
}

export interface UnitOptions {
  /** Accept lower-case heads ("công an", "bệnh viện"): after "với", in a cell. */
  readonly lowerCase?: boolean;
}

const PLURAL = /^(?:cac|nhung|toan the|toan|tat ca cac|mot so|hai|moi|tung|cac cap uy,?) /;
const MAX_WORDS = 16;

/** The unit whose name starts at `at`, not reaching past `limit`; null where none does. */
export function unitAt(
  page: Text,
  at: number,
  limit: number,
  options: UnitOptions = {},
): FoundUnit | null {
  const head = page.folded.slice(at, Math.min(limit, at + 60));
  const plural = pluralLength(page, at, head);
  const start = at + plural;
  const free = options.lowerCase === true || plural > 0;
  const person = personAt(page, at, start, limit, free);
  if (person !== null) return person;
  const organ = organAt(page, at, start, limit, free);
  const group = classAt(page, at, start, limit, free);
  const named = namedAt(page, at, start, limit, free);
  if (organ !== null && organ.end >= Math.max(group?.end ?? 0, named?.end ?? 0)) return organ;
  if (group && named) return named.end >= group.end ? named : group;
  return group ?? named;
}

/** "Mỗi xã" speaks of every commune, "môi trường" of none. */
function pluralLength(page: Text, at: number, head: string): number {
  const plural = PLURAL.exec(head)?.[0] ?? '';
  const each = /^(?:moi|tung) $/.test(plural);
  return each && !/^(?:mỗi|từng)/i.test(page.text.slice(at, at + 4)) ? 0 : plural.length;
}

function personAt(
  page: Text,
  at: number,
  start: number,
  limit: number,
  free: boolean,
): FoundUnit | null {
  const match = PERSONS.exec(page.folded.slice(start, Math.min(limit, start + 40)));
  if (match === null || !(free || isUpperAt(page.text, start))) return null;
  if (/^(?:ong|ba)$/.test(match[0]) && !COURTESY.test(page.text.slice(start, start + 8)))
    return null;
  let end = start + match[0].length;
  const space = page.folded.charAt(end) === ' ' ? 1 : 0;
  const inner = unitAt(page, end + space, limit, { lowerCase: true });
  if (inner !== null) end = inner.end;
  else {
    end = officeAfterName(page, extend(page, end, limit), limit);
  }
  return {
    start: at,
    end,
    name: cleanName(page.text.slice(at, end)),
    head: match[0],
    group: inner?.group ?? false,
  };
}

/** "Ông Nguyễn …", "bà Trần …": the word of courtesy before a name, never "ba" or "ống". */
const COURTESY = /^(?:Ông|ông|Bà|bà) \p{Lu}/u;

/** "Đồng chí Nguyễn Văn An - Phó Chủ tịch UBND huyện": the office stands after the name. */
function officeAfterName(page: Text, end: number, limit: number): number {
  const joint = /^(?: - |, )/.exec(page.folded.slice(end, end + 3))?.[0].length ?? 0;
  if (joint === 0 || !isUpperAt(page.text, end + joint)) return end;
  const head = page.folded.slice(end + joint, Math.min(limit, end + joint + 40));
  if (!PERSONS.test(head)) return end;
  return personAt(page, end + joint, end + joint, limit, true)?.end ?? end;
}

function organAt(
  page: Text,
  at: number,
  start: number,
  limit: number,
  free: boolean,
): FoundUnit | null {
  const match = ORGAN.exec(page.folded.slice(start, Math.min(limit, start + 50)));
  if (match === null || !(free || isUpperAt(page.text, start))) return null;
  const inner = unitAt(page, start + match[0].length, limit, {
    lowerCase: true,
  });
  if (inner === null) return null;
  return {
    start: at,
    end: inner.end,
    name: cleanName(page.text.slice(at, inner.end)),
    head: match[0].trim(),
    group: start > at,
  };
}

function classAt(
  page: Text,
  at: number,
  start: number,
  limit: number,
  free: boolean,
): FoundUnit | null {
  if (!free && !isUpperAt(page.text, start)) return null;
  const match = CLASS_LIST.exec(page.folded.slice(start, Math.min(limit, start + 160)));
  if (match === null || !hasClassMarks(page.text, start, match[1] ?? '')) return null;
  if (start === at && NAMED_COMMITTEE.test(match[0]) && isUpperAt(page.text, at)) return null;
  let end = start + independentCut(page, start, match[0]);
  if (/[a-z0-9]/.test(page.folded.charAt(end))) return null;
  const next = nextWord(page.folded, end);
  const single = end - start <= (match[1] ?? '').length;
  if (single && start === at && !free) return null;
  if (
    single &&
    next !== null &&
    isUpperAt(page.text, next) &&
    !/^(?:tinh|thanh pho)/.test(page.folded.slice(next))
  )
    return null;
  end =
    single && start > at && MODIFIED_CLASS.test(match[1] ?? '')
      ? extend(page, end, limit, match[1])
      : qualify(page, end, limit);
  return {
    start: at,
    end,
    name: cleanName(page.text.slice(at, end)),
    head: match[1] ?? match[0],
    group: true,
  };
}

/** Classes that words after them narrow ("các tổ chức tôn giáo", "các trường mầm non, tiểu học"). */
const MODIFIED_CLASS = /^(?:to chuc|truong|hiep hoi|hoi|vien|trung tam|benh vien|ho|chi nhanh)$/;

/** "Tỉnh ủy và các cơ quan": one committee with a name, not a class of them. */
const NAMED_COMMITTEE = /^(?:tinh|thanh|huyen|dang|thi) uy(?!, ?(?:tinh|thanh|huyen|dang|thi) uy)/;

/** "Viện, Trường; Doanh nghiệp": capitalised bodies of different kinds are separate units, not one class. */
function independentCut(page: Text, start: number, list: string): number {
  for (const item of list.matchAll(
    /(?:, ?| va |\/)(?=(?:vien|truong|doanh nghiep|hoi|hiep hoi|tap doan|ngan hang|to chuc|cong ty|benh vien|so|co quan|don vi)(?![a-z]))/g,
  )) {
    const at = start + item.index + item[0].length;
    const before = page.folded.slice(start, start + item.index);
    const mixed =
      /^(?:vien|truong|doanh nghiep|hoi|hiep hoi|tap doan|ngan hang|cong ty)/.test(before) ||
      !/^(?:cac )?(?:so|bo|ban|co quan|don vi)/.test(before);
    if (mixed && isUpperAt(page.text, at)) return item.index;
  }
  return list.length;
}

function namedAt(
  page: Text,
  at: number,
  start: number,
  limit: number,
  free: boolean,
): FoundUnit | null {
  const window = page.folded.slice(start, Math.min(limit, start + 60));
  if (NOT_A_HEAD.test(window)) return null;
  for (const head of HEADS) {
    if (!window.startsWith(head) || /[a-z0-9]/.test(window.charAt(head.length))) continue;
    if (!free && !isUpperAt(page.text, start)) return null;
    if (!hasMarks(page.text, start, head)) continue;
    if (/^(?:can bo|cong chuc)$/.test(head) && !isUpperAt(page.text, start + head.length + 1))
      continue;
    const end = extend(page, start + head.length, limit, head);
    const name = cleanName(page.text.slice(at, end));
    const bare = end === start + head.length;
    if (bare && BARE_NEVER.test(head)) return null;
    return { start: at, end, name, head, group: start > at };
  }
  return null;
}

const BARE_NEVER =
  /^(?:to|doi|hoi|doan|vien|tram|nha|quy|ban|phong|vu|vien|dai|bao|hat|lien minh|hiep hoi|cong ty|truong|trung tam|chi nhanh|hoi dong)$/;

/** Reads the rest of a name after its head. */
function extend(page: Text, from: number, limit: number, head = ''): number {
  let end = qualify(page, from, limit);
  if (end > from && !runsOn(page, end)) return end;
  for (let words = 0; words < MAX_WORDS; words++) {
    if (/ (?:lien quan|khac|tren dia ban)$/.test(page.folded.slice(Math.max(from, end - 14), end)))
      break;
    const part = nextNamePart(page, head, end, limit, words);
    const next = part > end ? part : namePartAfter(page, head, from, end, limit);
    if (next === end) break;
    end = qualify(page, next, limit);
    if (end > next && !runsOn(page, end)) break;
  }
  return end;
}

/** After a place or a level only a capital goes on with the name ("Sông Hinh - Đồng Xuân"). */
function runsOn(page: Text, end: number): boolean {
  const joined = page.folded.startsWith(' - ', end) ? 3 : 1;
  return (
    isUpperAt(page.text, end + joined) ||
    /^ (?:va cac khu|ve phong,? chong) /.test(page.folded.slice(end, end + 17))
  );
}

function nextNamePart(page: Text, head: string, end: number, limit: number, words: number): number {
  const { text, folded } = page;
  if (end >= limit) return end;
  if (
    words > 0 &&
    /^ - (?=[^\d\s])/.test(folded.slice(end, end + 4)) &&
    joinsName(page, end + 3, limit)
  )
    return endsAtDash(folded, end + 3) ? end : afterAnd(page, end + 3, limit);
  if (folded.charAt(end) !== ' ') return end;
  const at = end + 1;
  const sector = sectorLengthAt(folded, at);
  if (sector > 0 && at + sector <= limit && (words === 0 || sector > 13 || isUpperAt(text, at)))
    return at + sector;
  const stop = wordEnd(folded, at, limit);
  if (stop === at) return end;
  const word = folded.slice(at, stop);
  const capital = isUpperAt(text, at);
  const compound = COMPOUND.exec(folded.slice(at, at + 24))?.[0].length ?? 0;
  const mayCompound = words > 0 || capital || word === 'phong' || verbLengthAt(folded, at) === 0;
  if (mayCompound && compound > 0 && at + compound <= limit) return at + compound;
  if (word === 'va')
    return continuesAfterAnd(page, stop + 1, limit) ? afterAnd(page, stop + 1, limit) : end;
  if (capital && words > 0 && startsNewUnit(page, at, limit))
    return OWNED.test(head) ? (unitAt(page, at, limit)?.end ?? end) : end;
  if (capital) return abbreviationEnd(page, stop, limit);
  if (isStop(text, at, stop, word)) return end;
  const afterCapital = isUpperAt(text, lastWordStart(folded, end));
  const verb = verbLengthAt(folded, at);
  if (words === 0 && verb > 0 && GROUP_OF_WORK.test(head)) return at + verb;
  if (verb > 0 && !/\p{Lu}/u.test(text.slice(at, at + verb))) {
    return isWorkInName(folded, at, verb) ? at + verb : end;
  }
  if (words > 0 && !afterCapital && SHORT_VERB.has(written(text, at, stop))) return end;
  return stop;
}

/** "Tổ thẩm định", "Đoàn giám sát": a group that its work alone names. */
const GROUP_OF_WORK = /^(?:to|doi|doan|hoi dong|tieu ban)$/;

/** Bodies of a body: its name may follow theirs without "của" ("Ban Kinh tế - Ngân sách HĐND tỉnh"). */
const OWNED =
  /^(?:ban|van phong|thuong truc|to dai bieu|chi nhanh|uy ban|phong giao dich|hoi dong)$/;

/** What follows " - " goes on with the name: a capital, or a noun in lower case ("dân sự - kinh tế"). */
function joinsName(page: Text, at: number, limit: number): boolean {
  if (isUpperAt(page.text, at)) return true;
  if (verbLengthAt(page.folded, at, true) > 0 || isStopAt(page, at, limit)) return false;
  return unitAt(page, at, limit, { lowerCase: true }) === null;
}

function isStopAt(page: Text, at: number, limit: number): boolean {
  const stop = wordEnd(page.folded, at, limit);
  return isStop(page.text, at, stop, page.folded.slice(at, stop));
}

function continuesAfterAnd(page: Text, at: number, limit: number): boolean {
  if (at >= limit || !/[a-z]/.test(page.folded.charAt(at))) return false;
  const word = page.folded.slice(at, wordEnd(page.folded, at, limit));
  if (isStop(page.text, at, at + word.length, word)) return false;
  if (verbLengthAt(page.folded, at) > 0 && !isUpperAt(page.text, at)) return false;
  return (
    unitAt(page, at, limit) === null &&
    !(CLASS_LIST.test(page.folded.slice(at, at + 40)) && !isUpperAt(page.text, at))
  );
}

/** Level, place and scope: "tỉnh Quảng Trị", "các xã, phường, đặc khu Cồn Cỏ", "có liên quan". */
function qualify(page: Text, from: number, limit: number): number {
  let end = from;
  for (let round = 0; round < 4; round++) {
    const match = QUALIFIER.exec(page.folded.slice(end, Math.min(limit, end + 90)));
    if (match === null || match[0].length === 0) return end;
    const stop = end + match[0].length;
    if (/[a-z0-9]/.test(page.folded.charAt(stop))) return end;
    if (sectorLengthAt(page.folded, end + 1) >= match[0].length) return end;
    const words = page.text.slice(end, stop);
    if (
      !/co quan|lien quan/.test(match[0]) &&
      MARKED.test(page.text.slice(Math.max(0, end - 30), stop + 30)) &&
      MARKED_LEVEL.some(([level, marked]) => level.test(match[0]) && !marked.test(words))
    )
      return end;
    end = / trung uong$/.test(match[0]) ? stop : properName(page, stop, limit);
    if (/ cac (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)(?:, [a-z ]+)?$/.test(match[0]))
      end = placesAfter(page, end, limit);
    if (/ (?:thuoc|truc thuoc|cua)$/.test(match[0])) {
      const of = page.folded.startsWith(' cua ', end) ? 5 : 1;
      const owner = unitAt(page, end + of, Math.min(limit, end + of + LONGEST_OWNER));
      const level = /^(?:tinh|thanh pho|huyen|quan|thi xa|xa|so|bo)(?![a-z])/.exec(
        page.folded.slice(end + of, Math.min(limit, end + of + 10)),
      );
      if (owner === null && level !== null) return end + of + level[0].length;
      if (owner === null)
        return end === stop && / thuoc$/.test(match[0]) && !/truc thuoc$/.test(match[0])
          ? from
          : end;
      end = owner.end;
    }
  }
  return end;
}

/** Names within names end here, however often a page says "thuộc" or "các xã và". */
const [LONGEST_OWNER, OPENING] = [160, 40];

/** "UBND các huyện: Lệ Thủy, Quảng Ninh và Bố Trạch": the places belong to one name. */
function placesAfter(page: Text, from: number, limit: number): number {
  const opens = /^(?: ?: ?|, | va )/.exec(page.folded.slice(from, from + 4));
  if (opens === null) return from;
  let end = from;
  let at = from + opens[0].length;
  for (let places = 0; places < 70 && at < limit; places++) {
    if (!isUpperAt(page.text, at) || unitAt(page, at, Math.min(limit, at + OPENING)) !== null)
      break;
    let stop = wordEnd(page.folded, at, limit);
    stop = properName(page, stop, limit);
    const goesOn = /^ (?!va )[a-z]/.test(page.folded.slice(stop, stop + 4));
    const isOrder =
      verbLengthAt(page.folded, stop + 1, true) > 0 || isStopAt(page, stop + 1, limit);
    if (page.folded.charAt(stop) === ':' || (goesOn && !isOrder)) break;
    end = stop;
    const gap = /^(?:, | va |; )/.exec(page.folded.slice(stop, stop + 4));
    if (gap === null) break;
    at = stop + gap[0].length;
  }
  return end;
}

function properName(page: Text, from: number, limit: number): number {
  let end = from;
  for (let words = 0; words < 5; words++) {
    const at = page.folded.charAt(end) === ' ' ? end + 1 : end;
    if (at === end || at >= limit || !isUpperAt(page.text, at) || startsNewUnit(page, at, limit))
      break;
    end = wordEnd(page.folded, at, limit);
  }
  return end;
}

function nextWord(folded: string, end: number): number | null {
  return folded.charAt(end) === ' ' && /[a-z]/.test(folded.charAt(end + 1)) ? end + 1 : null;
}
