/**
 * The assigning frame (khung giao việc): who leads and who coordinates, read from one clause.
 * Order of evidence as DOMAIN §9.1 gives it: subject, "giao X", "do X thực hiện", bracket, coordination.
 */
import { cleanName } from '../recognise/names.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import type { FoundUnit, Text } from '../recognise/units.ts';
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
  /^(?:(?:uy ban nhan dan|ubnd|chu tich|bo|bo truong|thu tuong|chinh phu|giam doc so|thanh pho|tinh)[a-z ]{0,60} )?(?:giao(?: cho| nhiem vu cho)?|yeu cau|de nghi|phan cong|uy quyen(?: cho)?|kinh de nghi|chi dao) /;
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
const PASSIVE = /\b(?:do|boi|thuoc trach nhiem cua|trach nhiem cua) (?=\S)/g;

/** An order longer than this is read only so far, which keeps time linear on hostile text. */
const LONGEST_ORDER = 4000;

/** Reads the assignment of the clause `[start, end)`. */
export function readAssignment(page: Text, start: number, clauseEnd: number): Assignment {
  const end = Math.min(clauseEnd, start + LONGEST_ORDER);
  const led = leadOf(page, start, end);
  const coord = coordination(page, start, end, led.lead);
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
    later(page, at, end) ??
    passive(page, at, end) ??
    bracket(page, at, end) ?? { ...NONE, work: start }
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
  if (match === null) return null;
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
    !/^(?:can cu|tren co so|de |nham |doi voi|truong hop|khi|hang nam|dinh ky|truoc ngay|trong|sau khi|theo )/.test(
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
    if (
      given > 0 ||
      /^,? (?:chu tri|co trach nhiem|chiu trach nhiem|xay dung|to chuc|phoi hop|tham muu|tong hop|bao cao|thuc hien|trien khai|ban hanh|chi dao|ra soat)/.test(
        page.folded.slice(list.end, list.end + 30),
      )
    ) {
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
  for (const stop of window.matchAll(/(?:[.;]|,(?= giao )) (?=\S)/g)) {
    const from = at + stop.index + stop[0].length;
    const given =
      /^(?:giao(?: cho)?|yeu cau|de nghi|phan cong) /.exec(page.folded.slice(from, from + 16))?.[0]
        .length ?? 0;
    const list = unitListAt(page, from + given, end, { lowerCase: given > 0 });
    const first = list.units[0];
    if (!first || (given === 0 && (first.group || !isUpperAt(page.text, from)))) continue;
    const rest = page.folded.slice(list.end, list.end + 60);
    const acts = rest.startsWith(' ') && opensWithVerb(page.folded, list.end + 1);
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

function bracket(page: Text, at: number, end: number): Assignment | null {
  const window = page.folded.slice(at, end);
  for (const match of window.matchAll(
    /\((?:giao |don vi chu tri:? |chu tri:? |thuc hien:? )?(?=[a-z])/g,
  )) {
    const close = window.indexOf(')', match.index);
    if (close < 0) break;
    const from = at + match.index + match[0].length;
    const list = unitListAt(page, from, at + close);
    if (list.units.length === 0) continue;
    const tail = page.folded.slice(list.end, at + close);
    if (match[0].length > 1 || /^,? (?:chu tri|thuc hien|dau moi)/.test(tail))
      return { lead: list.units, coord: [], work: at, rule: 'lead/bracket', confidence: 0.75 };
  }
  return null;
}

function coordination(
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
    if (!isUpperAt(page.text, at) || units.some((unit) => at >= unit.start && at < unit.end))
      continue;
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

const HEADING_OPENING =
  /^(?:(?:ve phia|doi voi|de nghi|kinh de nghi|giao(?: cho)?|yeu cau|phan cong|trach nhiem(?: va nhiem vu)?(?: thuc hien)?(?: cua)?|nhiem vu(?: va trach nhiem)?(?: cu the)?(?: cua)?|tham quyen(?: quyet dinh)?(?: cua)?|quyen han(?: cua)?|(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho) (?:giao|yeu cau|de nghi)|nhiem vu,? quyen han(?: cua)?|phan cong nhiem vu cho|bo giao|nganh) ?:? ?)+/;
const HEADING_TAIL =
  /^(?: - [^.;:]{3,300})? ?(?:\([^)]*\))? ?(?:,? ?(?:co trach nhiem|chiu trach nhiem|chu tri|thuc hien|co nhiem vu|la co quan thuong truc|tap trung|khan truong|trien khai|chi dao|quyet dinh|,|va |thuc hien (?:cac )?(?:nhiem vu|noi dung)(?: sau)?|cac noi dung(?: sau)?|mot so nhiem vu|cac nhiem vu|sau(?: day)?|nhu sau|to chuc(?: thuc hien)?|voi cac|thuc hien tot|trong|theo|tham quyen)[a-z ,]{0,60})?[.:;]?$/;

/** The units that a heading names as answerable for what stands under it; empty where it names work. */
export function headingUnits(page: Text, start: number, end: number): Assignment | null {
  if (end - start > 420) return null;
  const opening =
    HEADING_OPENING.exec(page.folded.slice(start, Math.min(end, start + 90)))?.[0] ?? '';
  const list = unitListAt(page, start + opening.length, end, { lowerCase: opening.length > 0 });
  if (list.units.length === 0) return null;
  const tail = page.folded.slice(list.end, end);
  const wide = classByWork(page, list.units, end, tail);
  if (wide !== null) {
    return { lead: wide, coord: [], work: end, rule: 'lead/heading', confidence: 0.75 };
  }
  if (HEADING_TAIL.test(tail))
    return { lead: list.units, coord: [], work: end, rule: 'lead/heading', confidence: 0.8 };
  if (/^,? (?:chu tri|phoi hop|co trach nhiem|chiu trach nhiem)[^.]{0,300}:$/.test(tail)) {
    return {
      lead: list.units,
      coord: coordination(page, list.end, end, list.units).units,
      work: end,
      rule: 'lead/heading',
      confidence: 0.8,
    };
  }
  return null;
}

const BY_WORK =
  /^ (?:co|kinh doanh|hoat dong|san xuat|cung cap|la|trong|tren|duoc|tham gia|su dung) [^.;:]{3,140}:?$/;
const CLASS_OF_BODIES =
  /^(?:cac |nhung )?(?:doanh nghiep|to chuc|ca nhan|co so|chu rung|chu dau tu|don vi|co quan|ho dan|hop tac xa|truong|benh vien|cong ty|nha thau)/;

/** "Các doanh nghiệp có cửa hàng bán lẻ xăng dầu": a class that its business delimits, up to the end of the heading. */
function classByWork(
  page: Text,
  units: readonly FoundUnit[],
  end: number,
  tail: string,
): FoundUnit[] | null {
  const last = units[units.length - 1];
  if (!last?.group || !BY_WORK.test(tail) || /^ (?:co trach nhiem|duoc giao)/.test(tail))
    return null;
  if (!CLASS_OF_BODIES.test(page.folded.slice(last.start, last.start + 40))) return null;
  const stop = tail.endsWith(':') ? end - 1 : end;
  return [
    ...units.slice(0, -1),
    { ...last, end: stop, name: cleanName(page.text.slice(last.start, stop)) },
  ];
}
