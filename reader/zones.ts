/**
 * Zones of a page: page furniture, letterhead, body, closing (Nơi nhận, chữ ký), annexes, footer.
 * Identity is read from the letterhead and the closing; tasks only from the body and the annexes.
 */
import type { Block } from './outline/blocks.ts';
import { typeOfHeading } from './recognise/document-types.ts';
import { columnOf, isTaskHeader } from './tables/columns.ts';
import { isAllCaps } from './text/fold.ts';
import type { Page } from './text/page.ts';

export type Zone = 'furniture' | 'letterhead' | 'body' | 'closing' | 'annex' | 'footer';

export interface Zones {
  readonly zones: readonly Zone[];
  /** Index of the national title's block ("CỘNG HÒA …"), or -1. */
  readonly motto: number;
  /** True where a letterhead was found. */
  readonly formal: boolean;
}

const NATIONAL = /^(?:.*\s)?cong ?hoa xa(?: hoi.*| *$)|doc lap ?- ?tu do ?- ?hanh phuc/;
const NUMBER_LINE = /(?:^|\s)so ?: ?\d|^so ?:? ?(?:\d|\/|\.|$)|\bso ?:? ?(?:…|\.{2,})/;
const RECEIVERS = /^noi nhan\s?:?/;
const SIGNATURE =
  /^(?:t\/?m\.? |tm\.|kt\.? |tl\.|t\/l|tuq\.|q\. |k\/t|(?:pho )?(?:chu tich|giam doc|thu tuong|bo truong|thu truong|tong giam doc|cuc truong|vu truong|truong ban|bi thu|chu nhiem|chanh van phong|truong phong|hieu truong|vien truong|tong cuc truong|chi cuc truong)(?:$|\s))/;
const ANNEX_TITLE =
  /^(?:phu luc|phu bieu|bieu so|danh muc|quy che|quy dinh|ke hoach|chuong trinh|de an|phuong an|quy trinh|noi dung|mau so|bieu mau|phan i\b)/;
const FURNITURE =
  /^(?:thong ke truy cap|• ?(?:dang|hom nay|trong tuan|thang hien tai|tong)|dang nhap|tin tong hop|mau chu|co chu|so luot (?:xem|truy cap)|tin da dua|tin lien quan|lien ket web|tham do|tu khoa|danh gia bai viet|binh luan|xem chi tiet|icon|banner|top$|quay tro lai|file gui kem|tai ve|in bai|chia se|gui email|ban dich nay|thu vien phap luat|the thu vien|x$|dang tai van ban|click vao|cac noi dung (?:duoc|cua vb)|copying|\[?trang chu|anh minh hoa|anh:|anh |nguon:|fe_view|\S+\.(?:jpg|png|gif|jpeg)|\(?\S+\.vn\)? ?-? ?$|dia chi:|dien thoai:|email:|fax:|website:|chiu trach nhiem (?:chinh|xuat ban|noi dung)|hotline|copyright|ban quyen|ghi chu:|lien he|gop y|so hieu:|tinh trang|thuoc tinh|cong bao|loc tim|\d{2}\/\d{2}\/\d{4}(?: -)? ?(?:\d|$)|thu (?:hai|ba|tu|nam|sau|bay), |cap nhat(?: luc)?:?|xem them|tin moi|tin khac|cac tin|van ban lien quan|luot xem|mua vb|dang ky|tai ung dung|_{3,})/;

/** Assigns a zone to every block. */
export function zonesOf(page: Page, blocks: readonly Block[]): Zones {
  const line = (i: number): string => {
    const block = blocks[i];
    return block ? page.folded.slice(block.start, block.end) : '';
  };
  const zones: Zone[] = blocks.map(() => 'body');
  const motto = blocks.findIndex((_, i) => i < 120 && NATIONAL.test(line(i)));
  const numberAt = blocks.findIndex((_, i) => i < 140 && NUMBER_LINE.test(line(i).slice(0, 60)));
  const formal =
    motto >= 0 ||
    (numberAt >= 0 &&
      numberAt < 14 &&
      isAllCaps(page.text.slice(blocks[0]?.start ?? 0, blocks[0]?.end ?? 0)));
  let cursor = 0;
  if (formal)
    cursor = markLetterhead(
      page,
      blocks,
      zones,
      line,
      Math.max(motto, Math.min(numberAt, motto < 0 ? numberAt : motto + 12)),
    );
  markClosing(page, blocks, zones, line, cursor);
  if (!formal) markFurniture(blocks, zones, line);
  return { zones, motto, formal };
}

/** Everything before the letterhead's first capital line is furniture; the letterhead ends before the first sentence. */
function markLetterhead(
  page: Page,
  blocks: readonly Block[],
  zones: Zone[],
  line: (i: number) => string,
  anchor: number,
): number {
  let first = anchor;
  while (first > 0 && anchor - first < 14) {
    const block = blocks[first - 1];
    if (!block) break;
    const text = page.text.slice(block.start, block.end);
    if (
      !(
        isAllCaps(text) ||
        /^-{2,}|^\*+$|^_{2,}/.test(text) ||
        NUMBER_LINE.test(line(first - 1)) ||
        NATIONAL.test(line(first - 1)) ||
        /, ngay /.test(line(first - 1)) ||
        belongsToSubject(line, first - 1)
      )
    )
      break;
    if (FURNITURE.test(line(first - 1))) break;
    first--;
  }
  for (let i = 0; i < first; i++) zones[i] = 'furniture';
  let last = anchor;
  for (let i = first; i < Math.min(blocks.length, first + 45); i++) {
    const block = blocks[i];
    if (!block) break;
    const text = page.text.slice(block.start, block.end);
    if (endsLetterhead(text, line(i), block)) break;
    last = i;
  }
  for (let i = first; i <= last; i++) zones[i] = 'letterhead';
  return last + 1;
}

/** "V/v …" under the number, wrapped over a few lines, where the national title stands below them. */
function belongsToSubject(line: (i: number) => string, at: number): boolean {
  if (line(at).length > 120) return false;
  for (let up = at; up >= Math.max(0, at - 3); up--)
    if (/^(?:v\/v|ve viec) /.test(line(up))) return true;
  return false;
}

function endsLetterhead(text: string, folded: string, block: Block): boolean {
  if (isTableHeader(folded)) return true;
  if (
    /^(?:can cu|thuc hien|xet|theo de nghi|kinh gui|trien khai|de |nham |quyet dinh ?:|nghi quyet ?:|trong |thoi gian qua|ngay \d.*(?:,|nhan)|dieu 1|[a-z ,-]{3,120} dien ?:$)/.test(
      folded,
    )
  )
    return true;
  if (
    block.marker !== null &&
    !/^(?:dash|dot|capital)$/.test(block.marker.kind) &&
    typeOfHeading(folded) === null
  )
    return true;
  if (
    isAllCaps(text) ||
    NUMBER_LINE.test(folded) ||
    /, ngay|^ngay \d|v\/v|^ve |doc lap|^-{2,}|^\(/.test(folded)
  )
    return false;
  return text.length > 220 || (/[.;]$/.test(text) && text.length > 60);
}

/** The header of a table of tasks that follows the title at once, on one line or a cell a line. */
function isTableHeader(folded: string): boolean {
  if (/^s?tt$/.test(folded)) return true;
  const cells = folded.split(/[|\t]/).map((cell) => cell.trim());
  return cells.length >= 3 && isTaskHeader(cells.map(columnOf));
}

function markClosing(
  page: Page,
  blocks: readonly Block[],
  zones: Zone[],
  line: (i: number) => string,
  from: number,
): void {
  let zone: Zone = 'body';
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) break;
    const folded = line(i);
    const text = page.text.slice(block.start, block.end);
    if (RECEIVERS.test(folded)) zone = 'closing';
    else if (zone !== 'closing' && i > from && isSignature(page, blocks, i, folded, text))
      zone = 'closing';
    else if (zone === 'closing' && startsAnnex(page, blocks, i, folded, text)) zone = 'annex';
    else if (zone === 'closing' && startsFooter(folded, text)) zone = 'footer';
    zones[i] = zone;
  }
}

function isSignature(
  page: Page,
  blocks: readonly Block[],
  i: number,
  folded: string,
  text: string,
): boolean {
  if (
    !SIGNATURE.test(folded) ||
    !isAllCaps(text) ||
    text.length > 90 ||
    / ve (?:viec|ke hoach)|nghi quyet|chi thi/.test(folded)
  )
    return false;
  const previous = blocks[i - 1];
  if (
    previous &&
    isAllCaps(page.text.slice(previous.start, previous.end)) &&
    !SIGNATURE.test(page.folded.slice(previous.start, previous.end))
  )
    return false;
  const next = blocks[i + 1];
  if (next === undefined) return true;
  const after = page.folded.slice(next.start, next.end);
  return !/^(?:can cu|xet|theo)/.test(after) && next.end - next.start < 90;
}

function startsAnnex(
  page: Page,
  blocks: readonly Block[],
  i: number,
  folded: string,
  text: string,
): boolean {
  const block = blocks[i];
  if (block?.marker?.kind === 'annex') return true;
  if (ANNEX_TITLE.test(folded) && isAllCaps(text)) return true;
  const next = blocks[i + 1];
  if (
    isAllCaps(text) &&
    next &&
    /^\(?(?:kem theo|ban hanh kem)/.test(page.folded.slice(next.start, next.end))
  )
    return true;
  if (/^\((?:kem theo|ban hanh kem)/.test(folded)) return true;
  return (
    block?.marker !== null &&
    /^(?:roman|part|chapter|article)$/.test(block?.marker?.kind ?? '') &&
    text.length > 8 &&
    i > 0
  );
}

function startsFooter(folded: string, text: string): boolean {
  return (
    /^\[\d+\]|^(?:quyet dinh|cong van|nghi quyet|ke hoach|chi thi|thong bao|thong tu|nghi dinh|cong dien) \d/.test(
      folded,
    ) ||
    (FURNITURE.test(folded) && !/^\S/.test(text) === false && text.length < 200)
  );
}

/** A portal's page: menus, counters, captions and related links around the article. */
function markFurniture(blocks: readonly Block[], zones: Zone[], line: (i: number) => string): void {
  let ended = false;
  for (let i = 0; i < blocks.length; i++) {
    const folded = line(i);
    if (FURNITURE.test(folded)) zones[i] = 'furniture';
    const block = blocks[i];
    if (block && /\.\/\.$|\/\.$/.test(folded)) ended = true;
    else if (ended && zones[i] === 'body') zones[i] = 'footer';
    if (
      /^(?:tu khoa|danh gia bai viet|binh luan|so luot (?:xem|truy cap)|tin da dua|file gui kem|tin lien quan|cac tin)/.test(
        folded,
      )
    )
      ended = true;
  }
}
