/**
 * Mentions of documents (viện dẫn): type · (số) · symbol · (ngày …) · (của …) · (về …), with the dates
 * that a list shares, and laws that are cited by name alone.
 */
import type { DocumentType } from '../reading.ts';
import { calendarAtoms, two } from '../recognise/dates.ts';
import { type DocumentNumber, parseDocumentNumber, SYMBOL } from '../recognise/document-number.ts';
import { TYPE_NAMES } from '../recognise/document-types.ts';
import { cleanName } from '../recognise/names.ts';
import { unitAt } from '../recognise/units.ts';
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { issuerOfSymbol, spellOut } from './organisations.ts';

export interface Reference {
  /** Whole mention: type word, symbol. */
  readonly start: number;
  readonly end: number;
  /** End of the date and issuer that follow. */
  readonly reach: number;
  readonly type: DocumentType | null;
  readonly number: DocumentNumber | null;
  readonly date: string | null;
  readonly dateStart: number;
  readonly dateEnd: number;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly rule: string;
}

const TYPE_BEFORE = new RegExp(
  `(?:^|[^a-z])((?:cac )?(?:${TYPE_NAMES.map((t) => t.name).join('|')}))(?: [a-z]+){0,6}? ?(?:so|so:|:)? ?:? ?$`,
);
const TYPE_NEAR = new RegExp(
  `(?:^|[^a-z])((?:${TYPE_NAMES.map((t) => t.name).join('|')}))(?: so)? ?:? ?$`,
);
const DATE_AFTER = /^(?:,|\)|;)? ?\(?(?:ban hanh |ky |de )?(?=ngay \d|\d{1,2}[/.-]\d|\(ngay)/;

/** All numbered documents mentioned in a page, in order. */
export function findReferences(page: Page): Reference[] {
  const found: Reference[] = [];
  for (const match of page.text.matchAll(SYMBOL)) {
    const number = parseDocumentNumber(match[0]);
    if (number === null || !plausible(number, page, match.index)) continue;
    found.push(numberedReference(page, match.index, match.index + match[0].length, number));
  }
  shareDates(page, found);
  return found;
}

function plausible(number: DocumentNumber, page: Page, at: number): boolean {
  if (number.style === 'letter') {
    const before = page.folded.slice(Math.max(0, at - 40), at);
    return (
      /(?:so|so ?:|van ban|cong van|thong bao|to trinh|bao cao|van ban so|ke hoach) ?$/.test(
        before,
      ) || TYPE_BEFORE.test(before)
    );
  }
  return true;
}

function numberedReference(page: Page, at: number, end: number, number: DocumentNumber): Reference {
  const before = page.folded.slice(Math.max(0, at - 60), at);
  const near = TYPE_NEAR.exec(before);
  const type =
    number.type === 'CV' && near
      ? typeNamed(near[1] ?? '')
      : (number.type ?? (near ? typeNamed(near[1] ?? '') : null));
  const lawTitle = type === 'Luật' || type === 'PL' ? lawName(page, at) : null;
  const start =
    lawTitle !== null
      ? lawTitle.start
      : near
        ? at - (near[0].length - near[0].indexOf(near[1] ?? ''))
        : soBefore(page.folded, at);
  const tail = afterNumber(page, end);
  return {
    start,
    end,
    reach: tail.reach,
    type,
    number,
    date: tail.date,
    dateStart: tail.dateStart,
    dateEnd: tail.dateEnd,
    issuer: tail.issuer ?? issuerOfSymbol(number.organisation),
    title: lawTitle?.title ?? tail.title,
    rule: near ? 'reference/typed-number' : 'reference/number',
  };
}

function soBefore(folded: string, at: number): number {
  const match = /so ?:? ?$/.exec(folded.slice(Math.max(0, at - 5), at));
  return match ? at - match[0].length : at;
}

function typeNamed(name: string): DocumentType | null {
  return TYPE_NAMES.find((t) => name.endsWith(t.name))?.type ?? null;
}

interface Tail {
  readonly date: string | null;
  readonly dateStart: number;
  readonly dateEnd: number;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly reach: number;
}

function afterNumber(page: Page, end: number): Tail {
  const window = page.folded.slice(end, end + 160);
  let cursor = 0;
  let date: string | null = null;
  let dateStart = 0;
  let dateEnd = 0;
  let issuer: string | null = null;
  for (let round = 0; round < 3; round++) {
    const rest = window.slice(cursor);
    const lead = date === null ? /^,? ?\(?(?:ban hanh |ky )?(?:ngay )?(?=\d)/.exec(rest) : null;
    if (lead !== null && (lead[0].includes('ngay') || DATE_AFTER.test(rest))) {
      const atom = calendarAtoms(rest.slice(0, 60)).find((a) => a.kind === 'day');
      if (atom && atom.year !== null && atom.start <= lead[0].length) {
        date = `${atom.year}-${two(atom.month ?? 1)}-${two(atom.day ?? 1)}`;
        dateStart = end + cursor + atom.start;
        dateEnd = end + cursor + atom.end;
        cursor += atom.end + (rest.charAt(atom.end) === ')' ? 1 : 0);
        continue;
      }
    }
    const of = issuer === null ? /^,? (?:do|cua) /.exec(window.slice(cursor)) : null;
    if (of !== null) {
      const at = end + cursor + of[0].length;
      const unit = unitAt(page, at, Math.min(page.text.length, at + 120));
      if (unit === null) break;
      issuer = spellOut(unit.name);
      cursor = unit.end - end;
      continue;
    }
    break;
  }
  return {
    date,
    dateStart,
    dateEnd,
    issuer,
    title: titleAfter(page, end + cursor),
    reach: end + cursor,
  };
}

const TITLE_START =
  /^,? ?(?:\(?(?:ve viec|ve|v\/v|phe duyet|ban hanh|quy dinh|huong dan|sua doi|thong qua|trien khai|tiep tuc|tang cuong|thuc hien|nham|cho phep|giao)) /;

function titleAfter(page: Page, at: number): string | null {
  const window = page.folded.slice(at, at + 420);
  const start = TITLE_START.exec(window);
  if (start === null) return null;
  const body = window.slice(start[0].length);
  const stop = body.search(
    /[;\n]|\.(?= |$)|\. |, (?=uy ban|ubnd|so |bo truong|chu tich|can cu|thuc hien|xet)|\(sau day|; /,
  );
  const raw = page.text.slice(at, at + start[0].length + (stop < 0 ? body.length : stop));
  const title = raw.replace(/^[,\s(]+/, '').replace(/^(?:về việc|về|Về việc|V\/v)\s+/u, '');
  const clean = cleanName(title);
  return clean.length > 2 ? clean : null;
}

/** "Luật Doanh nghiệp số 59/2020/QH14": the name stands before the number. */
function lawName(page: Page, at: number): { start: number; title: string } | null {
  const before = page.folded.slice(Math.max(0, at - 140), at);
  const match =
    /(?:bo luat|luat|phap lenh)(?= )((?: (?!luat |;|\.)[^;.:]{1,110}?)?)(?: so)? ?$/.exec(
      before.slice(Math.max(before.lastIndexOf('luat '), before.lastIndexOf('phap lenh '), 0)),
    );
  if (match === null) return null;
  const start = at - match[0].length;
  const title = cleanName(page.text.slice(start, at).replace(/\s+số\s*$/u, ''));
  return { start, title };
}

/** "các Nghị quyết số 01/NQ-CP, Nghị quyết số 02/NQ-CP ngày …": the list shares its last date and issuer. */
function shareDates(page: Page, found: Reference[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const current = found[i];
    const next = found[i + 1];
    if (!current || !next || current.date !== null || next.date === null) continue;
    if (
      current.number?.organisation !== next.number?.organisation ||
      current.number?.style === 'law'
    )
      continue;
    if (!/^ ?(?:,|va|;)? ?(?:va )?$/.test(page.folded.slice(current.end, next.start))) continue;
    found[i] = { ...current, date: next.date, issuer: current.issuer ?? next.issuer };
  }
}

const LAW_START =
  /(?:^|[^a-z])((?:bo luat|luat|phap lenh|hien phap) )(?!nay|so|va |nam|cua|su|hien hanh|phap|su|gia|doanh nghiep\b(?!.{0,3}(?:ngay|nam|;|,)))/g;

/** Laws cited by name, without a number ("Luật Thú y ngày 19 tháng 6 năm 2015"). */
export function findNamedLaws(page: Page, numbered: readonly Reference[]): Reference[] {
  const found: Reference[] = [];
  const seen = new Map<string, number>();
  let near = 0;
  for (const match of page.folded.matchAll(LAW_START)) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    while (near < numbered.length && (numbered[near]?.reach ?? 0) <= start) near++;
    const inside = numbered[near] !== undefined && start >= (numbered[near]?.start ?? 0);
    if (inside || !isUpperAt(page.text, start)) continue;
    const end = lawEnd(page, start + (match[1] ?? '').length);
    if (end === null) continue;
    const title = cleanName(page.text.slice(start, end));
    const key = title.toLowerCase();
    const tail = afterNumber(page, end);
    const at = seen.get(key);
    if (at !== undefined) {
      const known = found[at];
      if (known && known.date === null && tail.date !== null)
        found[at] = { ...known, date: tail.date };
      continue;
    }
    seen.set(key, found.length);
    found.push({
      start,
      end,
      reach: tail.reach,
      type: 'Luật',
      number: null,
      date: tail.date,
      dateStart: tail.dateStart,
      dateEnd: tail.dateEnd,
      issuer: 'Quốc hội',
      title,
      rule: 'reference/named-law',
    });
  }
  return found;
}

function lawEnd(page: Page, at: number): number | null {
  if (!isUpperAt(page.text, at) && !/^(?:sua doi)/.test(page.folded.slice(at))) return null;
  const window = page.folded.slice(at, at + 120);
  const stop = window.search(
    /[;.:,()"\n]| (?:ngay \d|nam \d{4}|so \d|va (?:cac|luat|phap)|duoc|da |quy dinh|cua |tren|de |trong|co hieu luc|khi|den|hien hanh|theo|thuoc pham)/,
  );
  const end = at + (stop < 0 ? Math.min(window.length, 60) : stop);
  return end - at >= 3 && end - at < 110 ? end : null;
}
