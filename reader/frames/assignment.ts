/**
 * The assigning frame (khung giao việc): who leads and who coordinates, read from one clause.
 * Order of evidence as DOMAIN §9.1 gives it: subject, "giao X", "do X thực hiện", bracket, coordination.
 */

import type { Text } from '../recognise/name-words.ts';
import { cleanName } from '../recognise/names.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import type { FoundUnit } from '../recognise/units.ts';
import { opensWithVerb } from '../recognise/verbs.ts';
import { isLowerAt, isUpperAt } from '../text/fold.ts';

export interface Assignment {
  readonly lead: readonly FoundUnit[];
  readonly coord: readonly FoundUnit[];
  /** Where the work itself begins, after "X chủ trì, phối hợp với Y". */
  readonly work: number;
  readonly rule: string;
  readonly confidence: number;
}

const NONE: Assignment = { lead: [], coord: [], work: 0, rule: 'lead/none', confidence: 0 };

const OPENING =
  /^(?:(?:dong thoi|ngoai ra|rieng|ben canh do|theo do|trong do|cung voi do|hang nam|hang thang|hang quy|dinh ky|cac cap uy)[,:]? )+/;
const ORDERS =
  /^(?:(?:uy ban nhan dan|ubnd|chu tich|bo|bo truong|thu tuong|chinh phu|giam doc so|thanh pho|tinh)[a-z ]{0,60} )?(?:giao(?:(?: nhiem vu| trach nhiem)? cho)?|yeu cau|de nghi|phan cong|uy quyen(?: cho)?|kinh de nghi|chi dao) /;
const SUPERIOR =
  /^(?:chu tich|bo truong|thu tuong|chinh phu|uy ban nhan dan tinh|ubnd tinh|uy ban nhan dan thanh pho|ubnd thanh pho|uy ban nhan dan|ubnd|lanh dao|bo$|tinh|thanh pho|tinh uy|ban thuong vu)(?: |$)/;
const ORDER_VERB =
  /^,? (?:cung |da |tiep tuc )?(?:giao(?: cho| nhiem vu cho)?|yeu cau|de nghi|phan cong) /;
const OBLIGATION =
  /^,? ?(?:\([^)]{1,60}\),? ?)?(?:chu tri|lam dau moi|la (?:co quan|don vi|dau moi|thuong truc|bo phan)|co (?:trach nhiem|nhiem vu)|chiu trach nhiem|theo (?:chuc nang|nhiem vu|tham quyen|linh vuc|pham vi|phan cong)|can cu|tren co so|trong pham vi|dinh ky|hang |phai |can |tiep tuc |truc tiep |som |khan truong |se |tu to chuc|duoc giao|thong nhat|chu dong|day manh|tang cuong)/;
const NOT_VERB_NEXT =
  /^ (?:ve|cua|va|trong|o|tai|voi|theo quy dinh|nay|do|tren|hoac|thi|den|dat|co the|khac|duoc thanh lap|bi|khi|neu|la gi)\b/;
const COORDINATES =
  /\b(?:phoi ho?p(?: chat che| dong bo| thuong xuyen| hieu qua| tot)*(?: voi| cung voi| cung| voi cac)?|cung voi|(?:voi )?su (?:tham gia|phoi hop) cua|cung phoi hop(?: voi)?|trao doi,? thong nhat voi|lien he voi) (?=\S)/g;
const PASSIVE = /\b(?:do|boi|(?:thuoc|la) trach nhiem cua) (?=\S)/g;

/** An order longer than this is read only so far, which keeps time linear on hostile text. */
const LONGEST_ORDER = 4000;

/** Reads the assignment of the clause `[start, end)`. */
export function readAssignment(page: Text, start: number, clauseEnd: number): Assignment {
  const end = Math.min(clauseEnd, start + LONGEST_ORDER);
  const led = leadOf(page, start, end);
  const coord = coordination(page, start, end, led.lead);
  const helping = led.lead.findIndex((unit, i) => {
    const previous = led.lead[i - 1];
    return previous !== undefined && /\bcung\b/.test(page.folded.slice(previous.end, unit.start));
  });
  if (helping > 0) {
    const lead = led.lead.slice(0, helping);
    const alongside = led.lead.slice(helping);
    return { ...led, lead, coord: [...alongside, ...coord.units], work: Math.max(led.work, start) };
  }
  return {
    ...led,
    coord: coord.units,
    work: workStart(page, Math.max(led.work, start), end, coord.firstEnd),
  };
}

function leadOf(page: Text, start: number, end: number): Assignment {
  const opening =
    OPENING.exec(page.folded.slice(start, Math.min(end, start + 60)))?.[0].length ?? 0;
  const at = start + opening;
  const own = subject(page, at, end);
  const bare = own?.lead.every((unit) => BARE_BODY.test(page.folded.slice(unit.start, unit.end)));
  return (
    (bare ? obliged(page, at, end) : null) ??
    own ??
    obliged(page, at, end) ??
    order(page, at, end) ??
    afterClause(page, at, end) ??
    bracket(page, at, end) ??
    later(page, at, end) ??
    passive(page, at, end) ??
    closingBracket(page, at, end) ?? { ...NONE, work: start }
  );
}

/** "Cán bộ, công chức làm việc tại …": who is meant, not what they must do. */
const DESCRIBED =
  /^,? ?(?:\([^)]*\) ?)?(?:da nghi huu )?(?:lam viec|cong tac|sinh hoat|giu (?:cac )?chuc) (?:tai|o|danh|vu|trong)/;

/** A head noun alone names nobody: what follows it does. */
const BARE_BODY = /^(?:cac )?(?:co quan|don vi|to chuc|doanh nghiep|ca nhan|nguoi)$/;

function subject(page: Text, at: number, end: number): Assignment | null {
  const list = unitListAt(page, at, end);
  const first = list.units[0];
  if (!first) return null;
  const rest = page.folded.slice(list.end, Math.min(end, list.end + 90));
  if (DESCRIBED.test(rest)) return null;
  const orders = ORDER_VERB.exec(rest);
  if (orders !== null && SUPERIOR.test(page.folded.slice(first.start, first.end))) {
    const inner = unitListAt(page, list.end + orders[0].length, end, { lowerCase: true });
    if (inner.units.length > 0)
      return {
        lead: inner.units,
        coord: [],
        work: inner.end,
        rule: 'lead/ordered',
        confidence: 0.9,
      };
  }
  if (/^ ?:/.test(rest))
    return { lead: list.units, coord: [], work: list.end + 1, rule: 'lead/colon', confidence: 0.9 };
  if (/^,? ?(?:\([^)]*\) ?)?(?:chu tri|lam dau moi|la (?:co quan|don vi|dau moi))/.test(rest))
    return { lead: list.units, coord: [], work: list.end, rule: 'lead/chu-tri', confidence: 0.92 };
  const verb =
    OBLIGATION.test(rest) ||
    (rest.startsWith(' ') && opensWithVerb(page.folded, list.end + 1)) ||
    (rest.startsWith(', ') && opensWithVerb(page.folded, list.end + 2));
  if (verb)
    return { lead: list.units, coord: [], work: list.end, rule: 'lead/subject', confidence: 0.85 };
  const loose =
    rest.startsWith(' ') &&
    isLowerAt(page.text, list.end + 1) &&
    !first.group &&
    !NOT_VERB_NEXT.test(rest);
  return loose
    ? { lead: list.units, coord: [], work: list.end, rule: 'lead/subject-loose', confidence: 0.65 }
    : null;
}

/** "Cơ quan sử dụng công chức có trách nhiệm …": a body that only its duty delimits. */
function obliged(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, Math.min(end, at + 140));
  const match =
    /^(?:cac )?(?:co quan|don vi|to chuc|nguoi|ca nhan|doanh nghiep|chu dau tu|ban|doan|hoi dong) [^,.;:]{3,100}? (?=(?:co trach nhiem|chiu trach nhiem|chu tri|co nhiem vu) )/.exec(
      window,
    );
  if (match === null || /^to chuc (?:thuc hien|trien khai|thi hanh)/.test(window)) return null;
  const stop = at + match[0].length - 1;
  const unit: FoundUnit = {
    start: at,
    end: stop,
    name: cleanName(page.text.slice(at, stop)),
    head: 'co quan',
    group: false,
  };
  return { lead: [unit], coord: [], work: stop + 1, rule: 'lead/obliged', confidence: 0.75 };
}

function order(page: Text, at: number, end: number): Assignment | null {
  const match = ORDERS.exec(page.folded.slice(at, Math.min(end, at + 110)));
  if (match === null) return null;
  const list = unitListAt(page, at + match[0].length, end, { lowerCase: true });
  if (
    list.units.length === 0 ||
    (/chi dao $/.test(match[0]) && !/(?:uy ban|chu tich|bo|thu tuong)/.test(match[0]))
  )
    return null;
  return { lead: list.units, coord: [], work: list.end, rule: 'lead/ordered', confidence: 0.9 };
}

/** "Căn cứ Kế hoạch này, Sở Y tế chủ trì …": the subject stands after an opening clause. */
function afterClause(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, Math.min(end, at + 260));
  if (
    !/^(?:can cu|tren co so|de |nham |doi voi|truong hop|khi|hang nam|dinh ky|truoc ngay|cham nhat|trong|sau khi|theo |ve |rieng|tu ngay|den ngay|thu |vao |moi |cuoi |dau |hang )/.test(
      window,
    )
  )
    return null;
  for (const comma of window.matchAll(/[,:] /g)) {
    const from = at + comma.index + comma[0].length;
    const given =
      /^(?:giao|yeu cau|de nghi) /.exec(page.folded.slice(from, from + 12))?.[0].length ?? 0;
    const list = unitListAt(page, from + given, end, { lowerCase: given > 0 });
    const first = list.units[0];
    if (
      !first ||
      (first.group && given === 0 && !/^cac /.test(page.folded.slice(first.start, first.end)))
    )
      continue;
    const acts = page.folded.charAt(list.end) === ' ' && opensWithVerb(page.folded, list.end + 1);
    if (given > 0 || acts || OBLIGATION.test(page.folded.slice(list.end, list.end + 60))) {
      return {
        lead: list.units,
        coord: [],
        work: list.end,
        rule: 'lead/after-clause',
        confidence: 0.75,
      };
    }
  }
  return null;
}

/** "…. Giao Phòng A chủ trì, …" and "…; Cục B chủ trì …": the unit stands in a later clause. */
function later(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, end);
  for (const stop of window.matchAll(
    /(?:[.;]|,(?= giao )| -(?= [a-z ]{4,60} (?:chu tri|thuc hien|phu trach|dam nhiem))) (?=\S)/g,
  )) {
    const from = at + stop.index + stop[0].length;
    const given =
      /^(?:giao(?: cho)?|yeu cau|de nghi|phan cong) /.exec(page.folded.slice(from, from + 16))?.[0]
        .length ?? 0;
    const list = unitListAt(page, from + given, end, { lowerCase: given > 0 });
    const first = list.units[0];
    if (!first || (given === 0 && (first.group || !isUpperAt(page.text, from)))) continue;
    const rest = page.folded.slice(list.end, list.end + 60);
    const acts = rest.startsWith(' ') && opensWithVerb(page.folded, list.end + 1);
    if (openBracket(window, stop.index)) continue;
    if (given > 0 || OBLIGATION.test(rest) || acts) {
      return { lead: list.units, coord: [], work: at, rule: 'lead/later', confidence: 0.78 };
    }
  }
  return null;
}

function passive(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, end);
  for (const match of window.matchAll(PASSIVE)) {
    const list = unitListAt(page, at + match.index + match[0].length, end);
    if (list.units.length === 0) continue;
    const responsible = match[0].includes('trach nhiem');
    if (
      responsible ||
      /^,? (?:chu tri|dam nhiem|phu trach|thuc hien|lam dau moi|chiu trach nhiem)/.test(
        page.folded.slice(list.end, list.end + 30),
      )
    ) {
      return { lead: list.units, coord: [], work: at, rule: 'lead/passive', confidence: 0.7 };
    }
  }
  return null;
}

/** True where a bracket that opened before `at` is still open. */
function openBracket(window: string, at: number): boolean {
  return window.lastIndexOf('(', at) > window.lastIndexOf(')', at);
}

/** "… (Sở Y tế chủ trì; Công an tỉnh phối hợp)", "… (giao Sở Y tế)". */
function bracket(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, end);
  for (const match of window.matchAll(
    /\((?:giao (?:cho )?|(?:don vi |co quan )?(?:chu tri|thuc hien):? )?(?=[a-z])/g,
  )) {
    const close = window.indexOf(')', match.index);
    if (close < 0) break;
    const from = at + match.index + match[0].length;
    const list = unitListAt(page, from, at + close);
    if (list.units.length === 0) continue;
    const tail = page.folded.slice(list.end, at + close);
    if (match[0].length > 1 || /^,? (?:chu tri|thuc hien|(?:lam )?dau moi|phu trach)/.test(tail))
      return { lead: list.units, coord: [], work: at, rule: 'lead/bracket', confidence: 0.75 };
  }
  return null;
}

/** A bracket that only names units and ends the item names who does it, unless it explains a body before it. */
const EXPLAINED =
  /(?:co quan|don vi|thuong truc|ve|qua|thong qua|gui|chuc nang|lien quan|nganh|tinh|huyen|xa|ban chi dao|luc luong|to chuc|cap|dau moi|bao cao|voi|phan mem|cong) $/;

function closingBracket(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, end);
  const last = /\(([^()]{4,160})\)[\s.;]*$/.exec(window);
  if (last === null || last.index < 12 || EXPLAINED.test(window.slice(0, last.index))) return null;
  const stop = at + last.index + 1 + (last[1] ?? '').length;
  const list = unitListAt(page, at + last.index + 1, stop);
  if (list.units.length === 0 || list.end < stop) return null;
  return { lead: list.units, coord: [], work: at, rule: 'lead/bracket', confidence: 0.6 };
}

/** The units after "phối hợp với" and those that help with a verb of their own. */
export function coordination(
  page: Text,
  start: number,
  end: number,
  lead: readonly FoundUnit[],
): { units: FoundUnit[]; firstEnd: number } {
  const units: FoundUnit[] = [];
  let firstEnd = 0;
  const window = page.folded.slice(start, end);
  for (const match of window.matchAll(COORDINATES)) {
    const from = start + match.index + match[0].length;
    if (units.some((unit) => from > unit.start && from <= unit.end)) continue;
    const list = unitListAt(page, from, end, { lowerCase: true });
    for (const unit of list.units) {
      const known = [...units, ...lead].some(
        (other) => other.name.toLowerCase() === unit.name.toLowerCase(),
      );
      if (!known) units.push(unit);
    }
    if (firstEnd === 0 && list.units.length > 0) firstEnd = list.end;
  }
  helpers(page, start, end, lead, units);
  return { units, firstEnd };
}

const HELPS = /^ (?:cung )?(?:phoi hop|tham gia|ho tro|cu [a-z ]{2,24}tham gia|mo chuyen)/;

/** "Giao A chủ trì, B phối hợp", "A mở chuyên trang, B hỗ trợ": units after a comma with a verb of their own. */
function helpers(
  page: Text,
  start: number,
  end: number,
  lead: readonly FoundUnit[],
  units: FoundUnit[],
): void {
  const last = lead[lead.length - 1];
  if (last === undefined) return;
  const from = Math.max(start, last.end);
  for (const comma of page.folded.slice(from, end).matchAll(/[,;] (?=[a-z])/g)) {
    const at = from + comma.index + 2;
    const opens = isUpperAt(page.text, at) || page.folded.startsWith('cac ', at);
    if (!opens || units.some((unit) => at >= unit.start && at < unit.end)) continue;
    const list = unitListAt(page, at, end);
    if (list.units.length === 0 || list.units.length > 2) continue;
    if (!HELPS.test(page.folded.slice(list.end, list.end + 50))) continue;
    for (const helper of list.units) {
      const known = [...units, ...lead].some(
        (unit) => unit.name.toLowerCase() === helper.name.toLowerCase(),
      );
      if (!known) units.push(helper);
    }
  }
}

/** Skips "chủ trì, phối hợp với Y" so that a title starts with the work. */
function workStart(page: Text, from: number, end: number, coordEnd: number): number {
  const lead =
    /^[,:]? ?(?:co trach nhiem |chiu trach nhiem |co nhiem vu )?(?:chu tri,? ?)?(?:va )?(?:phoi hop )?/.exec(
      page.folded.slice(from, Math.min(end, from + 70)),
    )?.[0] ?? '';
  const reached = from + lead.length;
  if (coordEnd > reached && coordEnd - reached < 400 && /phoi hop $/.test(lead))
    return skipSpace(page, coordEnd);
  return skipSpace(page, /phoi hop $/.test(lead) ? from + lead.lastIndexOf('phoi hop') : reached);
}

function skipSpace(page: Text, at: number): number {
  let from = at;
  while (/[\s,:]/.test(page.folded.charAt(from))) from++;
  return from;
}
