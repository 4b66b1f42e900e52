/**
 * Deadlines and recurrences (thời hạn, định kỳ), normalised to the codes of reader/README.md.
 *
 * Calendar atoms are combined from the most specific shape to the least: ranges, recurrences with an
 * anchor, lists that share a year, single dates. In running text an atom needs a word that makes it a
 * deadline; in a cell or after a label ("Thời gian:") everything counts.
 */
import { type Atom, atomCode, calendarAtoms, two } from './dates.ts';
import { anchoredRecurrence, LIST_GAP } from './recurrences.ts';
import { relativeDeadlines } from './relative-deadlines.ts';

export interface DeadlineContext {
  /** Year of the document or of the governing heading. */
  readonly year: number | null;
  /** `YYYY-MM-DD` of the document: "từ nay", "hôm nay". */
  readonly documentDate: string | null;
  /** True in a table cell or after a label. */
  readonly labelled: boolean;
}

export interface FoundDeadline {
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly confidence: number;
}

const RANGE_GAP =
  /^,?(?: ?-+ ?| (?:cho )?(?:den|toi)(?: het| truoc| khi| nay)?(?: cuoi)?(?: ngay)? )$/;
const CALENDAR = new Set(['day', 'month', 'quarter', 'half', 'year']);
const TRIGGER_BEFORE =
  /(?:\b(?:truoc|cham nhat|hoan thanh|xong|den het|den|toi|trong|vao|ke tu|tu|bat dau|thoi han|han cuoi|han|cuoi|dau|giua|het|qua|la|sang|chieu|toi da|cac|khoang|tu ngay|muon nhat|thoi diem|ngay|nam|thang|quy)[ :,]*)+(?:\d{1,2} ?(?:gio|h)(?: ?\d{2})?(?: phut)?,? )?(?:ngay )?(?:thu \w+,? )?$/;
const YEAR_TRIGGER =
  /\b(?:den het|den cuoi|den|cuoi|vao|dau|giua|truoc|hoan thanh|xong|trong)(?: cac| cuoi| dau| het)?(?: nam)? ?$/;
const STRONG_TRIGGER =
  /\b(?:truoc|cham nhat|xong|hoan thanh|den het|ket thuc)(?: (?:trong|vao|ngay|la))* $/;
const NOT_DEADLINE =
  /\b(?:giai doan|nhiem ky|nam hoc|niem vu|ke hoach|de an|chuong trinh|du toan|nghi quyet|so voi|phuc vu|tam nhin|dinh huong)(?: \w+){0,3} $/;

/** "ban hành kế hoạch trong tháng 4": the preposition makes the date the order's, not the plan's. */
const DIRECT =
  / (?:trong|ngay trong|vao|truoc|den|muon nhat|cham nhat|han cuoi|ke tu|bat dau tu|hoan thanh)(?: (?:la|vao|dau|cuoi|ngay|het|nam|thang|tuan|\d{1,2}h?\d{0,2}|gio))* $/;

/** Words without which no rule below can fire: most orders are spared the grammar. */
const MAY_BE_TIMED =
  /\d|\b(?:hang|moi|dinh ky|hom nay|thuong xuyen|lan|thang|tuan|quy|nam|ngay|thu|gio)\b/;

/** The deadlines of a folded text; offsets are relative to it. `masked` tells what is the date of a document. */
export function findDeadlines(
  folded: string,
  context: DeadlineContext,
  masked: (at: number) => boolean = () => false,
): FoundDeadline[] {
  if (!MAY_BE_TIMED.test(folded)) return [];
  const atoms = calendarAtoms(folded).filter((atom) => !masked(atom.start));
  const found: FoundDeadline[] = [...groupedShapes(folded, context)];
  const used = new Set<Atom>();
  const covered = (atom: Atom): boolean =>
    used.has(atom) ||
    found.some(
      (f) => f.rule.startsWith('deadline/group') && atom.start < f.end && atom.end > f.start,
    );
  const add = (
    rule: string,
    norm: string | null,
    parts: readonly Atom[],
    confidence: number,
  ): void => {
    const first = parts[0];
    const last = parts[parts.length - 1];
    if (norm === null || !first || !last) return;
    for (const part of parts) used.add(part);
    found.push({
      norm,
      start: first.start - leadIn(folded, first.start),
      end: last.end,
      rule,
      confidence,
    });
  };
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i];
    if (!atom || covered(atom)) continue;
    const next = atoms[i + 1];
    const gap = next ? folded.slice(atom.end, next.start) : '';
    if (next && isRange(folded, atom, next, gap, context)) {
      add('deadline/range', rangeCode(atom, next, context), [atom, next], 0.9);
      continue;
    }
    const anchored = anchoredRecurrence(folded, atoms, i, context);
    if (anchored !== null) {
      for (const norm of anchored.norms) add('deadline/anchored', norm, anchored.parts, 0.9);
      continue;
    }
    const single = singleCode(folded, atoms, i, context);
    if (single !== null)
      add(`deadline/${atom.kind}`, single, [atom], context.labelled ? 0.95 : 0.85);
  }
  found.push(...relativeDeadlines(folded, context, found));
  const periodic = /\bdinh ky\b/.exec(folded);
  if (periodic !== null && found.length === 0) {
    found.push({
      norm: 'R/?',
      start: periodic.index,
      end: periodic.index + 7,
      rule: 'deadline/periodic',
      confidence: 0.6,
    });
  }
  const steady = /\bthuc hien (?=thuong xuyen\b)/.exec(folded);
  if (steady !== null && found.length === 0 && !context.labelled) {
    const start = steady.index + steady[0].length;
    found.push({
      norm: 'continuous',
      start,
      end: start + 12,
      rule: 'deadline/continuous',
      confidence: 0.8,
    });
  }
  if (context.labelled && found.length === 0 && /\bthuong xuyen\b/.test(folded)) {
    const at = folded.search(/\bthuong xuyen\b/);
    found.push({
      norm: 'continuous',
      start: at,
      end: at + 'thuong xuyen'.length,
      rule: 'deadline/continuous',
      confidence: 0.95,
    });
  }
  return unique(found);
}

function unique(found: readonly FoundDeadline[]): FoundDeadline[] {
  const seen = new Set<string>();
  return [...found]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((f) => !seen.has(f.norm) && seen.add(f.norm));
}

/** Length of the words before a date that belong to it ("hoàn thành trước ngày "). */
function leadIn(folded: string, at: number): number {
  const before = folded.slice(Math.max(0, at - 60), at);
  return (
    /(?:\b(?:hoan thanh|truoc|cham nhat|den het|den|trong|vao|ke tu|tu|cuoi|dau|sang|chieu|ngay|nam|thang|cac|la|het)[ :]*)+(?:\d{1,2} ?gio,? (?:\d{2} phut )?(?:ngay )?)?$/.exec(
      before,
    )?.[0].length ?? 0
  );
}

function isRange(folded: string, a: Atom, b: Atom, gap: string, context: DeadlineContext): boolean {
  if (!RANGE_GAP.test(gap)) return false;
  if (a.kind === 'now') return CALENDAR.has(b.kind);
  if (!CALENDAR.has(a.kind) || !CALENDAR.has(b.kind)) return false;
  const from = /\btu(?: ngay)? $/.test(folded.slice(Math.max(0, a.start - 10), a.start));
  return a.kind === b.kind && (from || context.labelled || a.kind !== 'year');
}

function rangeCode(a: Atom, b: Atom, context: DeadlineContext): string | null {
  const end = atomCode(b, a.year ?? context.year);
  if (end === null) return null;
  if (a.kind === 'now') {
    const size = b.kind === 'day' ? 10 : b.kind === 'month' ? 7 : 4;
    return context.documentDate === null || context.documentDate.length < size
      ? end
      : `${context.documentDate.slice(0, size)}/${end}`;
  }
  const start = atomCode(a, b.year ?? context.year);
  return start === null ? end : start === end ? start : `${start}/${end}`;
}

/** "Tháng 3 - 4/2018", "quý II, III/2017", "tháng 11 và tháng 12/2021". */
function groupedShapes(folded: string, context: DeadlineContext): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  const months =
    /\bthang (\d{1,2}) ?- ?(?:thang )?(\d{1,2})(?:(?: ?[/-] ?| nam )((?:19|20)\d\d)|(?![\d/]))/g;
  for (const m of folded.matchAll(months)) {
    const year = m[3] ?? context.year;
    if (year === null || Number(m[2]) > 12) continue;
    found.push({
      norm: `${year}-${two(Number(m[1]))}/${year}-${two(Number(m[2]))}`,
      start: m.index,
      end: m.index + m[0].length,
      rule: 'deadline/group-months',
      confidence: 0.9,
    });
  }
  const quarters =
    /\bqu[yi] (iii|ii|iv|i|[1-4]) ?(?:,|-|va) ?(?:quy )?(iii|ii|iv|i|[1-4])(?: ?[/-] ?| nam )((?:19|20)\d\d)/g;
  const roman: Readonly<Record<string, string>> = {
    i: '1',
    ii: '2',
    iii: '3',
    iv: '4',
  };
  for (const m of folded.matchAll(quarters)) {
    const q1 = `${m[3]}-Q${roman[m[1] ?? ''] ?? m[1]}`;
    const q2 = `${m[3]}-Q${roman[m[2] ?? ''] ?? m[2]}`;
    const place = {
      start: m.index,
      end: m.index + m[0].length,
      rule: 'deadline/group-quarters',
      confidence: 0.9,
    };
    if (m[0].includes('-')) found.push({ norm: `${q1}/${q2}`, ...place });
    else found.push({ norm: q1, ...place }, { norm: q2, ...place });
  }
  const and = /\btrong thang (\d{1,2}) va thang (\d{1,2})(?:\/| nam )((?:19|20)\d\d)/g;
  for (const m of folded.matchAll(and)) {
    found.push({
      norm: `${m[3]}-${two(Number(m[1]))}/${m[3]}-${two(Number(m[2]))}`,
      start: m.index,
      end: m.index + m[0].length,
      rule: 'deadline/group-months',
      confidence: 0.85,
    });
  }
  return context.year === null && found.length === 0 ? [] : found;
}

function singleCode(
  folded: string,
  atoms: readonly Atom[],
  at: number,
  context: DeadlineContext,
): string | null {
  const atom = atoms[at];
  if (!atom) return null;
  const before = folded.slice(Math.max(0, atom.start - 60), atom.start);
  if (atom.kind === 'recurrence')
    return /\b(?:du toan|ngan sach|kinh phi|nguon)(?: \w+){0,4} $/.test(before) &&
      !context.labelled &&
      atom.code === 'Y' &&
      !/\b(?:trong|theo)(?: \w+){0,3} $/.test(before)
      ? null
      : atomCode(atom, null);
  if (atom.kind === 'today') return context.documentDate;
  const year = sharedYear(folded, atoms, at) ?? context.year;
  if (atom.kind === 'year' || atom.kind === 'span') {
    if (context.labelled) return atomCode(atom, year);
    if (NOT_DEADLINE.test(before) && !/ trong (?:cac )?nam $/.test(before)) return null;
    if (atom.kind === 'span')
      return /\b(?:trong|thuc hien)(?: cac| giai doan| \d+)? nam $|\btrong giai doan $/.test(before)
        ? atomCode(atom, year)
        : null;
    return atom.code !== 'bare' && YEAR_TRIGGER.test(before) ? atomCode(atom, year) : null;
  }
  if (atom.kind === 'half' && year !== null && /\b(?:xong|hoan thanh) trong $/.test(before)) {
    return `${atom.year ?? year}-${atom.part === 1 ? '06' : '12'}`;
  }
  if (!CALENDAR.has(atom.kind)) return null;
  if (
    !context.labelled &&
    NOT_DEADLINE.test(before) &&
    !STRONG_TRIGGER.test(before) &&
    !DIRECT.test(before)
  )
    return null;
  if (
    atom.kind === 'day' &&
    atom.year === null &&
    !context.labelled &&
    !TRIGGER_BEFORE.test(before)
  )
    return null;
  return atomCode(atom, year);
}

/** "Tháng 5, tháng 11/2018": an earlier date of a list takes the year of the last. */
function sharedYear(folded: string, atoms: readonly Atom[], at: number): number | null {
  for (let i = at; i < atoms.length && i < at + 5; i++) {
    const atom = atoms[i];
    const next = atoms[i + 1];
    if (!atom || atom.year !== null) return atom?.year ?? null;
    if (!next || next.kind !== atom.kind || !LIST_GAP.test(folded.slice(atom.end, next.start)))
      return null;
  }
  return null;
}
