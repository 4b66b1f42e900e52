/** The unit that a heading names ("1. Sở Y tế", "Đối với các xã:"): it leads what stands under it. */

import type { Text } from '../recognise/name-words.ts';
import { cleanName } from '../recognise/names.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import type { FoundUnit } from '../recognise/units.ts';
import { type Assignment, coordination } from './assignment.ts';

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
  if (HEADING_TAIL.test(tail) && !/\bphoi hop\b/.test(tail))
    return { lead: list.units, coord: [], work: end, rule: 'lead/heading', confidence: 0.8 };
  if (/^,? (?:chu tri|phoi hop|co trach nhiem|chiu trach nhiem)[^.]{0,300}:?$/.test(tail)) {
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
  /^ (?:co|kinh doanh|hoat dong|san xuat|cung cap|la|trong|tren|duoc|tham gia|su dung|dao tao|quan ly|nghien cuu|tu van|thi cong|khai thac|van hanh|che bien|nuoi trong|xuat khau|nhap khau|kham) [^.;:]{3,140}:?$/;
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
