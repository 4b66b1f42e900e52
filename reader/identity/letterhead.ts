/**
 * Letterhead (phần đầu văn bản): issuer, number, place and date, type and abstract, as NĐ 30/2020 lays
 * them out, also where a web page broke them over many lines.
 */

import type { Block } from '../outline/blocks.ts';
import type { DocumentType } from '../reading.ts';
import { calendarAtoms, two } from '../recognise/dates.ts';
import { parseDocumentNumber } from '../recognise/document-number.ts';
import { typeOfHeading } from '../recognise/document-types.ts';
import { cleanName } from '../recognise/names.ts';
import { foldSameLength, isAllCaps } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { properCase } from './proper-case.ts';

export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

export interface Letterhead {
  readonly number: Found<string> | null;
  readonly date: Found<string> | null;
  readonly issuer: Found<string> | null;
  readonly type: Found<DocumentType | null> | null;
  readonly title: Found<string> | null;
}

const RULE_LINE = /^[-_*=–\s]+$/;
const STRONG_HEAD =
  /^(?:uy ban|ubnd|hoi dong|hdnd|so |bo |cuc |tong cuc|chi cuc|van phong|ban |trung tam|phong |truong |benh vien|thanh tra|cong an|toa an|vien |kho bac|bao hiem|ngan hang|hoi |doan |tinh uy|thanh uy|huyen uy|dang uy|thu tuong|chinh phu|quoc hoi|tap doan|tong cong ty|lien doan|thue |hai quan|dai |lien minh|mat tran|bao |chu tich nuoc|dang bo|thi uy|quan uy)/;
const NOT_ISSUER =
  /cong hoa|doc lap|^hoi chu nghia|chu nghia viet|dang cong san|^so ?:|ngay|^viet nam$/;

/** Reads the letterhead of the blocks `[from, to)`; `rest` are the blocks after it (a title may run on). */
export function readLetterhead(
  page: Page,
  blocks: readonly Block[],
  from: number,
  to: number,
): Letterhead {
  const first = blocks[from];
  const last = blocks[Math.max(from, to - 1)];
  if (!first || !last || to <= from)
    return { number: null, date: null, issuer: null, type: null, title: null };
  const number = readNumber(page, first.start, last.end);
  const type = readType(page, blocks, from, to);
  return {
    number,
    date: readDate(page, first.start, last.end),
    issuer: readIssuer(page, blocks, from, to),
    type: type === null ? null : { value: type.value, start: type.start, end: type.end },
    title:
      type === null ? readSubject(page, blocks, from, to) : readTitle(page, blocks, type.index + 1),
  };
}

const NUMBERED =
  /\bs[oố]\s?:?\s{0,3}((?:\d{1,6}[a-zđ]?(?:\.\d{1,2})?)?\s?(?:[/-]\s?(?:19|20)\d\d)?\s?[/-]\s?\p{Lu}[\p{L}\d]{0,15}(?:\s?[-/&.]\s?\p{Lu}[\p{L}\d]*){0,5}|\d{1,3}\/(?:19|20)\d\d\/(?:UBTV)?QH\d{1,2})/iu;

function readNumber(page: Page, start: number, end: number): Found<string> | null {
  const region = page.text.slice(start, Math.min(end, start + 3000));
  const match = NUMBERED.exec(region);
  const raw =
    match?.[1] ?? /(?:^|\n)(\d{1,5}-[\p{Lu}][\p{L}]{0,4}\/\p{Lu}[\p{L}]*)/u.exec(region)?.[1];
  if (raw === undefined) return null;
  const at = start + region.indexOf(raw, match?.index ?? 0);
  const printed = raw.replace(/\s+/g, '');
  if (!/^\d/.test(printed) || parseDocumentNumber(printed) === null) return null;
  return { value: printed, start: at, end: at + raw.length };
}

function readDate(page: Page, start: number, end: number): Found<string> | null {
  const region = page.folded
    .slice(start, Math.min(end, start + 3000))
    .replace(/\n/g, ' ')
    .replace(/-(?= )/g, ' ');
  const squeezed = region;
  const match =
    /ngay *(\d{1,2}) *thang *(\d{1,2}) *(?:nam|thang) *((?:19|20)\d\d)/.exec(squeezed) ??
    /, *ngay *(\d{1,2}) *[/.-] *(\d{1,2}) *[/.-] *((?:19|20)\d\d)/.exec(squeezed);
  if (match !== null) {
    const value = `${match[3]}-${two(Number(match[2]))}-${two(Number(match[1]))}`;
    return { value, start: start + match.index, end: start + match.index + match[0].length };
  }
  const month = /ngay *(?:\.{2,}|…)? *thang *(\d{1,2}) *nam *((?:19|20)\d\d)/.exec(squeezed);
  if (month !== null)
    return {
      value: `${month[2]}-${two(Number(month[1]))}`,
      start: start + month.index,
      end: start + month.index + month[0].length,
    };
  const atom = calendarAtoms(squeezed).find((a) => a.kind === 'day' && a.year !== null);
  if (!atom) return null;
  return {
    value: `${atom.year}-${two(atom.month ?? 1)}-${two(atom.day ?? 1)}`,
    start: start + atom.start,
    end: start + atom.end,
  };
}

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Capital lines of the left column, down to the number or the rule; the last body named issues. */
function readIssuer(
  page: Page,
  blocks: readonly Block[],
  from: number,
  to: number,
): Found<string> | null {
  const cells: Cell[] = [];
  for (let i = from; i < Math.min(to, from + 14); i++) {
    const block = blocks[i];
    if (!block) break;
    const line = page.text.slice(block.start, block.end);
    const folded = foldSameLength(line);
    if (RULE_LINE.test(line)) {
      if (cells.length > 0) break;
      continue;
    }
    if (typeOfHeading(folded) !== null || /^so ?:/.test(folded)) break;
    const cut = line.search(/\t|\||\s+CỘNG HÒA|\s+CỘNG HOÀ|\s+Độc lập ?-|\s{2,}Số:/u);
    const left = cut > 0 ? line.slice(0, cut) : line;
    const leftFolded = foldSameLength(left);
    if (NOT_ISSUER.test(leftFolded) || !isAllCaps(left)) {
      if (/cong hoa/.test(leftFolded) && cells.length > 0 && cut < 0) break;
      continue;
    }
    cells.push({ text: left, start: block.start, end: block.start + left.length });
  }
  const lastHead = lastIssuingLine(cells);
  const office = /^văn phòng$/i.test(cells[lastHead]?.text.trim() ?? '');
  const chosen =
    office && lastHead > 0
      ? [...cells.slice(lastHead), ...cells.slice(0, lastHead)]
      : cells.slice(Math.max(0, lastHead));
  const first = chosen[0];
  const end = chosen[chosen.length - 1];
  if (!first || !end) return null;
  const joined = chosen
    .map((cell) => cell.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    value: properCase(cleanName(joined)),
    start: Math.min(first.start, end.start),
    end: Math.max(first.end, end.end),
  };
}

function lastIssuingLine(cells: readonly Cell[]): number {
  let at = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell) continue;
    const folded = foldSameLength(cell.text);
    const before = foldSameLength(cells[i - 1]?.text ?? '');
    const wrapped =
      /(?:^| )(?:va|-|cua|ve|xa|cac|quan ly|nhan|cong nghe thong tin va|,|van phong)$/.test(before);
    if (STRONG_HEAD.test(`${folded} `) && !wrapped) at = i;
  }
  return at;
}

function readType(
  page: Page,
  blocks: readonly Block[],
  from: number,
  to: number,
): (Found<DocumentType | null> & { index: number }) | null {
  for (let i = from; i < to; i++) {
    const block = blocks[i];
    if (!block) continue;
    const line = page.text.slice(block.start, block.end).replace(/\t.*/, '');
    if (!isAllCaps(line) && line.length > 14) continue;
    if (block.start < block.end && block.end - block.start < 40) {
      const folded = foldSameLength(line);
      const type = typeOfHeading(folded);
      if (type !== null) return { value: type, start: block.start, end: block.end, index: i };
      if (/^(?:quy dinh|phuong an|thong cao|loi keu goi)$/.test(folded))
        return { value: null, start: block.start, end: block.end, index: i };
    }
  }
  return null;
}

const TITLE_STOP =
  /^(?:can cu|kinh gui|thuc hien|xet|theo de nghi|[-_*]{3,}|quyet dinh ?:|(?:chu tich|thu tuong|bo truong|giam doc|cuc truong|tong cuc truong|truong ban|thong doc|vien truong|chanh an)(?: |$)|(?:uy ban nhan dan|hoi dong nhan dan|chinh phu|quoc hoi|ban thuong vu|ban chi dao)(?: |$)|(?:hoi dong|uy ban)|trich yeu|dieu \d|kem theo|\(kem|\(ban hanh)/;

/** The lines under the type: the abstract, often broken over several lines. */
function readTitle(page: Page, blocks: readonly Block[], from: number): Found<string> | null {
  const parts: Block[] = [];
  for (let i = from; i < blocks.length && parts.length < 7; i++) {
    const block = blocks[i];
    if (!block) break;
    const line = page.text.slice(block.start, block.end);
    const folded = page.folded.slice(block.start, block.end);
    const previous = parts[parts.length - 1];
    if (RULE_LINE.test(line) && parts.length === 0) continue;
    if (
      TITLE_STOP.test(folded) &&
      !(parts.length === 0 && (/^\p{Ll}/u.test(line) || isAbstract(block, line, folded))) &&
      !(previous && isAllCaps(line) && continuesTitle(page, previous))
    )
      break;
    if (previous && !continues(page, previous, block, line)) break;
    if (block.marker !== null && parts.length > 0) break;
    if (parts.length === 0 && line.length > 400) break;
    parts.push(block);
  }
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!first || !last) return null;
  return {
    value: cleanName(page.text.slice(first.start, last.end).replace(/\n/g, ' ')),
    start: first.start,
    end: last.end,
  };
}

/** "KẾ HOẠCH ⏎ Thực hiện Nghị quyết …" names the plan; the same words as a sentence are its basis. */
function isAbstract(block: Block, line: string, folded: string): boolean {
  return (
    !block.blankBefore &&
    /^(?:thuc hien|trien khai) /.test(folded) &&
    !/[.;:,]$/.test(line) &&
    !/\bban hanh (?:ke hoach|chuong trinh)|\bnhu sau\b/.test(folded)
  );
}

function continues(page: Page, previous: Block, block: Block, line: string): boolean {
  const before = page.text.slice(previous.start, previous.end);
  if (isAllCaps(before) && isAllCaps(line)) return true;
  if (isAllCaps(before) !== isAllCaps(line) && isAllCaps(before) && before.length > 10)
    return false;
  if (before.length <= 10) return !block.blankBefore;
  return !block.blankBefore && line.length < 160 && !/[.;:]$/.test(before) && !/[.]$/.test(line);
}

function continuesTitle(page: Page, previous: Block): boolean {
  return /(?:cua|va|tai|do|thuoc|,)$/.test(page.folded.slice(previous.start, previous.end));
}

/** "V/v …" of an official letter (trích yếu công văn). */
function readSubject(
  page: Page,
  blocks: readonly Block[],
  from: number,
  to: number,
): Found<string> | null {
  for (let i = from; i < Math.min(to + 2, blocks.length); i++) {
    const block = blocks[i];
    if (!block) continue;
    const folded = page.folded.slice(block.start, block.end);
    const at = folded.search(/(?:^|\s)(?:v\/v|ve viec)(?:[ :]|$)/);
    if (at < 0) continue;
    const start = block.start + at + (folded.charAt(at) === ' ' ? 1 : 0);
    let end = cellEnd(page, start, block.end);
    for (let j = i + 1; j < Math.min(blocks.length, i + 7); j++) {
      const next = blocks[j];
      if (!next || end < (blocks[j - 1]?.end ?? 0)) break;
      const line = page.folded.slice(next.start, next.end);
      if (
        /^(?:kinh gui|can cu|so ?:|[-_*]{3}|\S.*, ngay|ngay \d|doc lap|cong hoa)/.test(line) ||
        next.marker !== null ||
        (next.blankBefore && j > i + 1 && end - start > 30)
      )
        break;
      if (next.blankBefore && j === i + 1 && end - start > 30) break;
      end = next.end;
    }
    return { value: cleanName(page.text.slice(start, end).replace(/\s+/g, ' ')), start, end };
  }
  return null;
}

function cellEnd(page: Page, start: number, end: number): number {
  const tab = page.text.slice(start, end).search(/\t|\||\s\p{Lu}[\p{L} ]{2,20}, ngày/u);
  return tab < 0 ? end : start + tab;
}
