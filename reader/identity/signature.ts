/** Signer (họ tên người ký): the personal name that stands under the capacity in which it is signed. */
import type { Block } from '../outline/blocks.ts';
import { foldSameLength, isAllCaps } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import type { Zone } from '../zones.ts';
import type { Found } from './letterhead.ts';

const SURNAME =
  /^(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|trinh|dinh|luong|truong|mai|dao|doan|vuong|trieu|ha|lam|cao|ta|thai|lu|to|tong|chu|dam|kieu|phung|quach|tang|than|luu|la|tu|au|mac|nong|be|lo|vi|giang|cu|khuat|manh|ninh|ong|quan|sung|thao|giap|hua|kim|thach|son|danh|chau|van|y|h|ksor|rah|siu|nay|ro|lau|vang|ly|ma|ban|hau|hang|chang|thao|diep|nghiem|ung|on|bach|tieu|dong|luc|ngan|cam|lieu|bien|cung|che|mua|gia|po|a|vo|huu|ton|ngoc|pho|thi|uong|hong|luyen|tham|lai|phi|khong|dieu|bo|dinh|cao) /;
/** True where the folded name opens with a family name. */
export function isSurname(folded: string): boolean {
  return SURNAME.test(`${folded} `);
}

const CAPACITY =
  /chu tich|giam doc|thu tuong|bo truong|thu truong|cuc truong|vu truong|truong ban|pho ban|bi thu|chu nhiem|chanh van phong|truong phong|hieu truong|vien truong|chi huy truong|thuong truc|tong thanh tra|chanh thanh tra|^truong |tong kiem toan|chanh an|tong giam doc|^(?:t\/?m|kt|tl|tuq)\./;

/** The signer read from the closing blocks, or null. */
export function readSigner(
  page: Page,
  blocks: readonly Block[],
  zones: readonly Zone[],
): Found<string> | null {
  let capacity = false;
  let lines = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || zones[i] !== 'closing') continue;
    const cells = cellsOf(page, block);
    const next = blocks[i + 1];
    for (const cell of cells.length === 1 && next ? [joinedName(page, cells[0], next)] : cells) {
      if (cell === undefined) continue;
      const folded = foldSameLength(cell.value);
      if (isAllCaps(cell.value) && CAPACITY.test(folded) && !nameLike(cell.value, true)) {
        capacity = true;
        lines = 0;
        continue;
      }
      if (!capacity) continue;
      lines++;
      if (nameLike(cell.value, false)) return cell;
      if (lines > 8) capacity = false;
    }
  }
  return null;
}

function cellsOf(page: Page, block: Block): Found<string>[] {
  const cells: Found<string>[] = [];
  const line = page.text.slice(block.start, block.end);
  // "- Bộ Tài chính; KT. CHỦ TỊCH": the two columns of the closing on one line.
  const right = /[;:.,)] ((?:\p{Lu}+\.? ?){2,8})$/u.exec(line);
  const cut = right !== null && CAPACITY.test(foldSameLength(right[1] ?? '')) ? right.index + 2 : 0;
  if (cut > 0)
    cells.push({ value: line.slice(cut).trim(), start: block.start + cut, end: block.end });
  for (const part of (cut > 0 ? line.slice(0, cut) : line).matchAll(/[^\t|]+/g)) {
    const value = part[0].trim();
    if (value === '') continue;
    const start = block.start + part.index + part[0].indexOf(value);
    cells.push({ value, start, end: start + value.length });
  }
  return cells;
}

/** A name that a wrap cut in two ("Trần⏎Chí Hùng"). */
function joinedName(
  page: Page,
  cell: Found<string> | undefined,
  next: Block,
): Found<string> | undefined {
  const rest = page.text.slice(next.start, next.end);
  if (
    cell === undefined ||
    next.blankBefore ||
    !/^[\p{Lu}][\p{Ll}]*(?: [\p{Lu}][\p{Ll}]*){0,2}$/u.test(rest)
  )
    return cell;
  const words = cell.value.split(' ').length + rest.split(' ').length;
  const short = cell.value.split(' ').length === 1 || rest.split(' ').length === 1;
  if (
    !short ||
    words > 4 ||
    isAllCaps(cell.value) ||
    !/^[\p{Lu}][\p{Ll}]*(?: [\p{Lu}][\p{Ll}]*)*$/u.test(cell.value)
  )
    return cell;
  return { value: `${cell.value} ${rest}`, start: cell.start, end: next.end };
}

const OFFICE_WORD =
  /(?:^| )(?:thue|hq|nghiep|quan ly|chinh sach|giam sat|ban|phong|so|cuc|uy|to chuc|hanh chinh)(?: |$)/;

function nameLike(value: string, capsOnly: boolean): boolean {
  const clean = value
    .replace(/^(?:\(?đã ký\)?|\(?Đã ký\)?)[\s:.]*/u, '')
    .replace(
      /^(?:PGS|GS|TS|ThS|BS|Đại tá|Thượng tá|Trung tướng|Thiếu tướng|Thượng tướng|Đại tướng)[.\s]+(?:TS\.\s*)?/u,
      '',
    );
  if (clean !== value && !capsOnly) return nameLike(clean, capsOnly);
  const words = clean.split(/\s+/);
  if (words.length < 2 || words.length > 6 || /[\d:;,()/]/.test(clean)) return false;
  const caps = isAllCaps(clean);
  if (capsOnly && !caps) return false;
  if (!words.every((word) => /^\p{Lu}[\p{L}'.-]*$/u.test(word))) return false;
  const known = SURNAME.test(`${foldSameLength(clean)} `);
  return caps
    ? known && !CAPACITY.test(foldSameLength(clean)) && !OFFICE_WORD.test(foldSameLength(clean))
    : known || words.length >= 2;
}
