/** Quantities (số lượng): comparator · number or range · unit, on folded text (DOMAIN §9.3, §9.4). */
import type { Comparator } from '../reading.ts';
import { calendarAtoms } from './dates.ts';
import { NUMBER, NUMBER_WORD, parseVietnameseNumber } from './numbers.ts';

export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly comparator: Comparator;
  readonly value: number | readonly [number, number];
  /** Folded unit words after the number, "%" or ""; magnitude words first ("trieu nguoi"). */
  readonly unitStart: number;
  readonly unitEnd: number;
  readonly percent: boolean;
  /** True where a word compares ("ít nhất", "trở lên"). */
  readonly compared: boolean;
  /** Written as a word ("một"). */
  readonly word: boolean;
}

const MORE =
  'it nhat(?: la| tu)?|toi thieu(?: la| tu)?|khong duoi|khong thap hon|khong it hon|tu|tren|hon|vuot(?: tren)?|cao hon|dat tu|lon hon|>=|≥|>|>/=';
const LESS =
  'khong qua|toi da(?: la)?|khong vuot(?: qua)?|duoi|thap hon|it hon|nho hon|<=|≤|<|con duoi|xuong duoi';
const ABOUT = 'khoang|chung|xap xi|gan|uoc(?: dat)?|tren duoi|binh quan khoang';
const UNIT_WORD = '[a-z]+(?:/[a-z]+)?';

const QUANTITY = new RegExp(
  `(?<![\\d.,/a-z-])(?:(${MORE})|(${LESS})|(${ABOUT}))? ?(?:tu )?(?<![\\d.,/])(${NUMBER})(?:(?: ?%)? ?(?:-|den|toi) ?(${NUMBER}))? ?(%|phan tram)?(?![\\d/]|[.,]\\d)`,
  'g',
);
const WORDED = new RegExp(
  `(?:(it nhat|toi thieu|khong duoi|tren|hon)|\\b(?:moi|tung) [a-z, ]{2,40}? (?:co |dang ky |phan dau co )?(?:it nhat |toi thieu )?)(?: ?)(${NUMBER_WORD}) (?=[a-z]{2,})`,
  'g',
);
const TOP =
  /\b(?:top|nhom|trong so|thuoc nhom) ?(\d{1,3})(?= |\)|,|;|$)|\b(?:trong|thuoc|vao) (\d{1,3})(?= (?:tinh|thanh pho|dia phuong|bo|nganh|don vi|huyen|xa|nuoc|quoc gia)[a-z, ]{0,40} (?:dan dau|dung dau|cao nhat|tot nhat|hang dau))/g;
const NOT_COUNTED =
  /(?:\b(?:so|dieu|khoan|diem|muc|cap do|giai doan|lan thu|khoa|mui|quy|loai|hang|bac|thu|phu luc|chuong|phan|mau|buoc|dot|tap|luat|ky|lop|phong|kcn|duong|quoc lo|tieu chi|nghi dinh|bang|muc do|cap|du an|tieu du an|the he|lien minh|nhiem ky|covid|muc tieu|chi tieu|bieu|bo chi so|de an|chi thi) ?(?:so ?)?|[a-z]-|[/&])$/;
const NOT_A_TARGET_UNIT =
  /^ ?(?:giai doan|buoc\b|dot\b|nhom\b|noi dung|nhiem vu|giai phap|chu vang|linh vuc|dieu\b|khoan\b|muc\b|tuoi|tuan tuoi|thang tuoi|gio|h\b|phut\b(?! )|ngay|thang|nam\b|tuan|lan\b|quy\b|cap\b|mac|mui|nguoi tro len|tiet\b|%?\))/;

/** All quantities of a folded text, in order; dates, symbols, ages and counters are not quantities. */
export function findQuantities(folded: string): Quantity[] {
  const atoms = calendarAtoms(folded);
  const dated = (at: number, end: number): boolean =>
    atoms.some((a) => at < a.end && end > a.start);
  const found: Quantity[] = [];
  for (const top of folded.matchAll(TOP)) {
    found.push({
      start: top.index,
      end: top.index + top[0].length,
      comparator: 'top',
      value: Number(top[1] ?? top[2]),
      unitStart: top.index,
      unitEnd: top.index,
      percent: false,
      compared: true,
      word: false,
    });
  }
  for (const match of folded.matchAll(QUANTITY)) {
    const quantity = quantityOf(folded, match);
    if (
      quantity === null ||
      dated(quantity.start + (match[0].length - match[0].trimStart().length), quantity.end) ||
      found.some((f) => quantity.start < f.end && quantity.end > f.start)
    )
      continue;
    found.push(quantity);
  }
  for (const match of folded.matchAll(WORDED)) {
    const value = parseVietnameseNumber(match[2] ?? '');
    const start = match.index;
    const end = start + match[0].length;
    if (value === null || found.some((f) => start < f.end && end > f.start) || dated(end - 5, end))
      continue;
    const unit = unitAfter(folded, end);
    if (/^(?:so|cach|phan|loat|trong|lan|cua)\b/.test(folded.slice(end))) continue;
    const least = match[1] !== undefined || /it nhat|toi thieu/.test(match[0]);
    found.push({
      start,
      end: unit.end,
      comparator: least ? '>=' : '=',
      value,
      unitStart: end,
      unitEnd: unit.end,
      percent: false,
      compared: least,
      word: true,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function quantityOf(folded: string, match: RegExpExecArray): Quantity | null {
  const start = match.index;
  const end = start + match[0].length;
  const low = parseVietnameseNumber(match[4] ?? '');
  const high = match[5] === undefined ? null : parseVietnameseNumber(match[5]);
  if (low === null || (match[5] !== undefined && high === null)) return null;
  const percent = match[6] !== undefined;
  const before = folded.slice(Math.max(0, start - 24), start + match[0].search(/\d/));
  if (!percent && NOT_COUNTED.test(before)) return null;
  if (
    !percent &&
    NOT_A_TARGET_UNIT.test(folded.slice(end, end + 20)) &&
    !/^ ?phut/.test(folded.slice(end)) &&
    !(
      /^ ?tuoi/.test(folded.slice(end)) &&
      /\btuoi tho\b/.test(folded.slice(Math.max(0, start - 60), start))
    )
  )
    return null;
  const raise = /^ ?(?:[a-z0-9,/ ]{0,60}? )?tro len/.exec(folded.slice(end, end + 70));
  const more =
    match[1] !== undefined && !(match[1] === 'tu' && raise === null && high === null && !percent);
  const comparator: Comparator =
    high !== null
      ? 'range'
      : match[2] !== undefined
        ? '<='
        : match[3] !== undefined
          ? '~'
          : more || (raise !== null && !/tuoi/.test(raise[0]))
            ? '>='
            : '=';
  const unit = percent ? { end } : unitAfter(folded, end);
  const value = high === null ? low : ([low, high] as const);
  return {
    start,
    end: unit.end,
    comparator,
    value,
    unitStart: percent ? end - 1 : end,
    unitEnd: unit.end,
    percent,
    compared: comparator !== '=',
    word: false,
  };
}

const UNIT_STOP =
  /^(?:va|cac|cho|tai|tren|trong|theo|de|den|tu|voi|cua|duoc|dat|co|la|nay|do|vao|ve|moi|nham|nhung|khi|neu|phai|tro|so|o|bi|da|dang|xuong|len|it|toi|khong)$/;

function unitAfter(folded: string, end: number): { end: number } {
  let at = end;
  for (let words = 0; words < 3; words++) {
    const match = new RegExp(`^ ?(${UNIT_WORD}|m2|m3|km2)(?![a-z])`).exec(
      folded.slice(at, at + 30),
    );
    if (match === null || UNIT_STOP.test(match[1] ?? '')) break;
    at += match[0].length;
  }
  return { end: at };
}
