/**
 * Targets (chỉ tiêu): quantities that a section of targets states, or that a clause elsewhere promises
 * ("phấn đấu", "đạt", "bảo đảm 100 %", "đến năm …"). Achieved figures, bases and money are none.
 */

import type { Node, Outline } from '../outline/outline.ts';
import type { ReadIndicator } from '../reading.ts';
import { calendarAtoms } from '../recognise/dates.ts';
import { cleanName } from '../recognise/names.ts';
import { findQuantities, type Quantity } from '../recognise/quantities.ts';
import type { Page } from '../text/page.ts';
import { type Clause, trimClause } from './read-tasks.ts';
import { sentencesOf, splitOutside } from './sentences.ts';

/** A clause longer than this holds no single target. */
const LONGEST_TARGET = 2000;

type Target = Omit<ReadIndicator, 'id'>;

const PROMISE =
  /\b(?:phan dau|chi tieu|muc tieu|dat (?:tu|tren|it nhat|toi thieu|khoang)|bao dam 100|dam bao 100|bao dam (?:tren|it nhat|toi thieu) \d|giam (?:it nhat|toi thieu)|cat giam (?:it nhat|toi thieu)|ty le [^.;]{3,120}(?:dat|tren|toi thieu|it nhat|duoi|khong qua))\b/;
const BY_YEAR = /\b(?:den (?:het )?nam|den cuoi nam) (?:19|20)\d\d\b/;
const ACHIEVED =
  /\b(?:hien nay|hien co|hien tai|nam qua|trong nam qua|thoi gian qua|da (?:dat|co|thuc hien|hoan thanh|xay ra|lam|to chuc|duoc)|xay ra|lam (?:chet|hon|bi thuong)|tinh den|theo thong ke|ket qua dat|uoc thuc hien|sau khi co|con ton)\b/;
const MONEY_UNIT =
  /^ ?(?:(?:nghin |ngan |trieu )?ty|trieu|nghin|ngan)? ?(?:dong|usd|vnd)\b|^ ?(?:trieu|ty) ?(?=[,.;)]|$)/;
/** "hoàn thành 03 quy hoạch ngành, 05 kế hoạch …": counted products that prose promises. */
const COUNTED_PRODUCT =
  /\bhoan thanh \d{1,3} (?:quy hoach|ke hoach|van ban|de an|du an|cong trinh|bo tieu chi|tieu chuan|quy chuan|bao cao)\b/;
const PRODUCT_UNIT =
  /^ ?(?:quy hoach|ke hoach|van ban|de an|du an|cong trinh|bo tieu chi|tieu chuan|quy chuan|bao cao)\b/;
const BASELINE = /\b(?:so voi|thay cho muc|hien la|truoc day la)\b|\((?:nam|hien)[^)]*$/;

/**
 * Reads the targets of the outline. `titleYear` is the year that the document's title gives, if any;
 * `documentYear` that of its date, for counted products.
 */
export function readTargets(
  page: Page,
  outline: Outline,
  titleYear: number | null,
  news: boolean,
  documentYear: number | null = null,
): Target[] {
  const found: Target[] = [];
  for (const node of outline.nodes) {
    const goals = node.role === 'goals';
    const folded = page.folded.slice(node.block.content, node.block.end);
    if (node.heading && node.children.length > 0 && !/:.{20}/.test(folded)) continue;
    if (!/\d|moi |top/.test(folded) || node.role === 'budget' || node.role === 'basis') continue;
    const heading = headingYear(page, node);
    for (const sentence of sentencesOf(page, { start: node.block.content, end: node.block.end })) {
      const words = page.folded.slice(sentence.start, sentence.end);
      const newsGoal =
        news &&
        /\b(?:muc tieu|chi tieu (?:cua|den|nam|la)|phan dau|ty le|den nam|nang suat|thu hang|top)\b/.test(
          words,
        );
      if (
        !goals &&
        !newsGoal &&
        !(news && COUNTED_PRODUCT.test(words)) &&
        !PROMISE.test(words) &&
        !BY_YEAR.test(words) &&
        !/\bphan dau\b/.test(words)
      )
        continue;
      if (node.role === 'skip' && !/\bphan dau\b/.test(words)) continue;
      const announced = /^(?:cac )?chi tieu\b[^:]{0,40}:/.test(words);
      const state: ClauseState = {
        year: introYear(words) ?? heading,
        promised: announced || /\bphan dau\b/.test(words),
        documentYear,
      };
      for (const whole of splitOutside(page, sentence, ';')) {
        const clause = {
          start: whole.start,
          end: Math.min(whole.end, whole.start + LONGEST_TARGET),
        };
        found.push(
          ...clauseTargets(
            page,
            clause,
            goals || announced || (newsGoal && !/^[^:]{0,200}\b(?:giao|yeu cau) /.test(words)),
            state,
            titleYear,
          ),
        );
      }
    }
  }
  return news ? withoutHeadline(page, outline, found) : found;
}

/** A headline says a target that the text says again: it counts once, where the text says it. */
function withoutHeadline(page: Page, outline: Outline, targets: readonly Target[]): Target[] {
  const title = outline.nodes[0]?.block;
  if (title === undefined || /[.;:]$/.test(page.text.slice(title.start, title.end)))
    return [...targets];
  const end = page.span(title.start, title.end).end;
  return targets.filter(
    (target, i) =>
      target.span.start >= end ||
      !targets.some(
        (other, j) =>
          j > i && String(other.value) === String(target.value) && other.span.start >= end,
      ),
  );
}

interface ClauseState {
  /** Year that an earlier clause of the sentence, or the heading, set. */
  year: number | null;
  /** The sentence promises ("phấn đấu", "chỉ tiêu:"). */
  readonly promised: boolean;
  readonly documentYear: number | null;
}

function clauseTargets(
  page: Page,
  clause: Clause,
  goals: boolean,
  state: ClauseState,
  titleYear: number | null,
): Target[] {
  const folded = page.folded.slice(clause.start, clause.end);
  if (ACHIEVED.test(folded) && !/\bphan dau\b/.test(folded)) return [];
  const own = leadingYear(folded);
  if (own !== null) state.year = own;
  const quantities = findQuantities(folded).filter((quantity) => wanted(folded, quantity));
  const weighty = quantities.filter(
    (quantity) => quantity.percent || quantity.compared || quantity.word,
  );
  const result: Target[] = [];
  for (const quantity of quantities) {
    const part = subClause(folded, quantity, quantities);
    const words = folded.slice(part.start, part.end);
    if (
      !weighty.includes(quantity) &&
      weighty.some((other) => other.start >= part.start && other.start < part.end)
    )
      continue;
    if (
      quantity.word &&
      quantities.some(
        (q) => q !== quantity && !q.word && q.start >= part.start && q.start < part.end,
      )
    )
      continue;
    if (
      quantities.some(
        (q) =>
          q !== quantity &&
          q.percent &&
          !quantity.percent &&
          q.start >= part.start &&
          q.start < part.end,
      )
    )
      continue;
    const counted =
      COUNTED_PRODUCT.test(folded) && PRODUCT_UNIT.test(folded.slice(quantity.unitStart));
    if (
      !goals &&
      !counted &&
      !promised(words, folded, quantity) &&
      !(state.promised && quantity.compared)
    )
      continue;
    if (goals && !plausibleGoal(words, quantity, part.start)) continue;
    result.push(
      target(
        page,
        clause,
        part,
        quantity,
        yearOf(folded, part, quantity) ??
          state.year ??
          (counted || /\b(?:ca nam|nam nay)\b/.test(folded) ? state.documentYear : null) ??
          titleYear,
      ),
    );
  }
  return result;
}

const INCOME =
  /\b(?:doanh thu|thu ngan sach|kim ngach|von dau tu|gia tri|thu nhap|grdp|tong thu)\b/;

function wanted(folded: string, quantity: Quantity): boolean {
  const income = INCOME.test(folded.slice(0, quantity.start));
  const after = folded.slice(
    quantity.percent ? quantity.end : quantity.unitStart,
    quantity.end + 14,
  );
  if (!quantity.percent && !income && MONEY_UNIT.test(after)) return false;
  const before = folded.slice(Math.max(0, quantity.start - 40), quantity.start);
  if (
    /\((?:nam|hien|tang|giam|so|tuong|ket qua|thuc hien|uoc|truoc day|ke hoach|trung binh)[^)]*$/.test(
      before,
    ) ||
    BASELINE.test(before.slice(-24))
  )
    return false;
  return !/\b(?:theo quy dinh|do la|gom|trong so|trong tong so|cung ky) $/.test(before);
}

function promised(words: string, folded: string, quantity: Quantity): boolean {
  if (/\b(?:co|voi) ty le [^,;]*$/.test(folded.slice(0, quantity.start))) return false;
  const opens = words.slice(0, Math.max(0, words.search(/\d/)));
  if (quantity.percent && quantity.value === 100 && /^(?:bao dam |dam bao )?$/.test(opens))
    return true;
  if (BY_YEAR.test(words) && quantity.compared) return true;
  if (
    /\bmoi (?:diem|don vi|tuan|thang|quy|xa|thon|huyen)\b/.test(words) &&
    !/\bphan dau\b/.test(folded)
  )
    return false;
  if (
    /\b(?:dao tao|phan dau|dat|bao dam|dam bao|ty le|giam|tang|chi tieu|lam moi|tu van|ho tro|nang)\b/.test(
      words,
    )
  )
    return (
      quantity.percent ||
      quantity.compared ||
      BY_YEAR.test(folded) ||
      /\b(?:phan dau|duoc|chi tieu|ho tro)\b/.test(words)
    );
  return (quantity.percent || quantity.compared) && /\b(?:phan dau|chi tieu)\b/.test(folded);
}

function plausibleGoal(words: string, quantity: Quantity, from: number): boolean {
  if (quantity.percent || quantity.compared || quantity.word) return true;
  const before = words.slice(0, quantity.start - from);
  return before.trim() === '' || /\b(?:[a-z]+)\b/.test(before);
}

/** The part of the clause between commas that holds the quantity. */
function subClause(folded: string, quantity: Quantity, all: readonly Quantity[]): Clause {
  let start = 0;
  let end = folded.length;
  for (const comma of folded.matchAll(
    /, |, trong do |: | voi (?=dinh muc|muc |ty le)| va (?=tren|it nhat|toi thieu|\d)/g,
  )) {
    const stop = comma.index + comma[0].length;
    if (stop <= quantity.start && all.some((q) => q !== quantity && q.start < comma.index))
      start = stop;
    else if (
      stop <= quantity.start &&
      /^(?:den|trong|giai doan|nam|vao)/.test(folded.slice(start)) &&
      comma.index - start < 40 &&
      start === 0
    )
      start = stop;
    else if (comma.index >= quantity.end && all.some((q) => q !== quantity && q.start >= stop)) {
      end = comma.index;
      break;
    }
  }
  return { start, end };
}

function yearOf(folded: string, part: Clause, quantity: Quantity): number | null {
  const years = calendarAtoms(folded).filter(
    (a) =>
      (a.kind === 'year' || a.kind === 'span' || a.kind === 'month' || a.kind === 'day') &&
      a.year !== null &&
      !BASELINE.test(folded.slice(Math.max(0, a.start - 10), a.start + 14)) &&
      !/\bso voi(?: [a-z]+){0,5} ?$/.test(folded.slice(Math.max(0, a.start - 45), a.start)),
  );
  let best: { year: number; distance: number } | null = null;
  for (const atom of years) {
    const inside = atom.start >= part.start && atom.end <= part.end;
    const distance =
      (inside ? 0 : 500) +
      (atom.start >= quantity.end ? atom.start - quantity.end : quantity.start - atom.end) +
      (atom.start > quantity.end && !inside ? 1000 : 0);
    const year = atom.kind === 'span' ? atom.part : (atom.year ?? 0);
    if (best === null || distance < best.distance) best = { year, distance };
  }
  return best === null || best.distance >= 1000 ? null : best.year;
}

/** "Một số chỉ tiêu phải đạt trong năm 2022: …". */
function introYear(words: string): number | null {
  const colon = words.indexOf(':');
  if (colon < 0 || colon > 160) return null;
  const years = calendarAtoms(words.slice(0, colon)).filter(
    (atom) => atom.kind === 'year' || atom.kind === 'span',
  );
  const last = years[years.length - 1];
  return last === undefined ? null : last.kind === 'span' ? last.part : last.year;
}

/** "Đến hết năm 2024: …": a year that opens a clause governs the ones after it. */
function leadingYear(folded: string): number | null {
  const match =
    /^(?:[^,:;]{0,60}(?:[:,]| la) ){0,2}(?:den (?:het |cuoi )?nam|giai doan|nam|den het|trong nam|tu nam) ?((?:19|20)\d\d)(?: ?- ?((?:19|20)\d\d))?/.exec(
      folded,
    );
  return match === null ? null : Number(match[2] ?? match[1]);
}

function headingYear(page: Page, node: Node): number | null {
  for (let up: Node | null = node; up !== null; up = up.parent) {
    if (up === node) continue;
    const folded = page.folded.slice(
      up.block.content,
      Math.min(up.block.end, up.block.content + 160),
    );
    const atoms = calendarAtoms(folded).filter((a) => a.kind === 'year' || a.kind === 'span');
    const last = atoms[atoms.length - 1];
    if (last) return last.kind === 'span' ? last.part : last.year;
  }
  return null;
}

function target(
  page: Page,
  clause: Clause,
  part: Clause,
  quantity: Quantity,
  year: number | null,
): Target {
  const span = trimClause(page, clause.start + part.start, clause.start + part.end);
  const folded = page.folded.slice(span.start, span.end);
  const before = page.folded.slice(
    Math.max(span.start, clause.start + quantity.start - 30),
    clause.start + quantity.start,
  );
  const falling =
    /\b(?:giam|cat giam|rut ngan|ha)(?: [a-z]+){0,3} ?$/.test(before) &&
    !/\b(?:con|xuong|duoi)\b/.test(before);
  const rising = /\btang(?: [a-z]+){0,3} ?$/.test(before) && !/\blen\b/.test(before);
  const unit = quantity.percent
    ? '%'
    : quantity.comparator === 'top'
      ? 'hạng'
      : cleanName(
          page.text.slice(clause.start + quantity.unitStart, clause.start + quantity.unitEnd),
        );
  const baseline = /\((?:năm \d{4} (?:là|đạt) )?([^()]{0,120}?\d[^()]{0,120})\)/u.exec(
    page.text.slice(span.start, span.end),
  );
  return {
    name: nameOf(
      page,
      span,
      clause.start + quantity.start,
      clause.start + (quantity.percent ? quantity.end : quantity.unitStart),
    ),
    comparator: quantity.comparator,
    value: quantity.value,
    unit: unit === '' ? null : unit,
    direction: falling ? 'decrease' : rising ? 'increase' : 'level',
    year,
    baseline:
      baseline && BASELINE.test(folded)
        ? (/\d[\d.,]* ?%?/.exec(baseline[1] ?? '')?.[0].trim() ?? null)
        : null,
    span: page.span(span.start, span.end),
    rule: `target/${quantity.percent ? 'percent' : quantity.comparator === 'top' ? 'rank' : 'count'}`,
    confidence: quantity.percent || quantity.compared ? 0.85 : 0.65,
  };
}

/** What is measured: the words around the number, without the year and the comparator. */
function nameOf(page: Page, span: Clause, from: number, to: number): string {
  const before = page.text
    .slice(span.start, from)
    .replace(/^(?:Đến (?:hết )?năm \d{4},?|Phấn đấu|phấn đấu|Bảo đảm|bảo đảm)\s*/u, '')
    .replace(/\s*(?:đạt|là|chiếm|còn|xuống|lên|từ|được)?\s*$/u, '');
  const after = page.text
    .slice(to, span.end)
    .replace(/^\s*(?:trở lên|của|số)?\s*/u, '')
    .replace(/\s*(?:vào|đến(?: hết)?|trong)?\s*năm \d{4}$/u, '');
  const name = cleanName(before.trim().length >= 8 ? before : `${before} ${after}`);
  return name === '' ? cleanName(page.text.slice(span.start, span.end)) : name;
}
