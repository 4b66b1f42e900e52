/**
 * Wrapped lines: a line end inside a sentence becomes a space, so that a paragraph is one line again.
 *
 * Two kinds of page are told apart: pages whose paragraphs are separated by blank lines (every other
 * line end is a wrap), and pages wrapped at one width (a line end is a wrap when the next word would
 * not have fitted). Offsets do not move.
 */

import { startsClause } from '../outline/markers.ts';
import { typeOfHeading } from '../recognise/document-types.ts';
import { type Column, columnOf, isTaskHeader } from '../tables/columns.ts';
import { isAllCaps, isLowerAt } from './fold.ts';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly blankBefore: boolean;
}

interface Habit {
  readonly wrapped: boolean;
  readonly blankSeparated: boolean;
  readonly width: number;
}

const TERMINAL = /[.;:!?…](?:["')\]]{0,2})$/;
const OWN_LINE =
  /^(?:noi nhan|so ?:|kinh gui|luu ?:|v\/v|can cu |theo de nghi|xet de nghi|doc lap|cong hoa|quyet dinh ?:|t\/?m\.?|kt\.|tl\.|tuq\.|q\.|dieu \d)/;
const PARAGRAPH_END = /\.\/\.\s*$/;

/** The non-blank lines of a page, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = true;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) {
      lines.push({ start, end, blankBefore });
      blankBefore = false;
    } else blankBefore = true;
    start = end + 1;
  }
  return lines;
}

/** Replaces the line ends that are wraps by spaces; the result has the same length. */
export function joinWraps(text: string, folded: string): string {
  const lines = linesOf(text);
  const habit = habitOf(text, lines);
  const tabled = tableLines(folded, lines);
  const joins: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const previous = lines[i - 1];
    const line = lines[i];
    if (
      previous &&
      line &&
      !line.blankBefore &&
      isWrap(
        text,
        folded,
        previous,
        line,
        tabled.has(i) ? { ...habit, blankSeparated: false } : habit,
      )
    )
      joins.push(line.start - 1);
  }
  const parts: string[] = [];
  let from = 0;
  for (const at of joins) {
    parts.push(text.slice(from, at), ' ');
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Lines of tables that lost their borders: a line end there parts cells, unless the width was reached. */
function tableLines(folded: string, lines: readonly Line[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let columns = new Set<Column>();
  let run = 0;
  let open = false;
  lines.forEach((line, i) => {
    const words = line.end - line.start < 60 ? folded.slice(line.start, line.end) : '';
    const column = columnOf(words);
    if (column === null) {
      if (run > 0) columns = new Set();
      run = 0;
    } else {
      columns.add(column);
      run += 1;
    }
    if (!open && run >= 3 && isTaskHeader([...columns])) open = true;
    if (/^(?:noi nhan|phu luc|tm\.|kt\.)/.test(words)) open = false;
    if (open) inside.add(i);
  });
  return inside;
}

function habitOf(text: string, lines: readonly Line[]): Habit {
  let pairs = 0;
  let lower = 0;
  let gaps = 0;
  const widths: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const previous = lines[i - 1];
    const line = lines[i];
    if (!previous || !line) continue;
    if (line.blankBefore) {
      gaps++;
      continue;
    }
    if (previous.end - previous.start < 20 || startsClause(text.slice(line.start, line.start + 60)))
      continue;
    pairs++;
    if (isLowerAt(text, line.start) && !TERMINAL.test(text.slice(previous.start, previous.end))) {
      lower++;
      widths.push(previous.end - previous.start);
    }
  }
  widths.sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const wrapped = lower >= 3 && lower > pairs * 0.25 && width < 200;
  return {
    wrapped,
    blankSeparated:
      wrapped && gaps > (lines.length - gaps) * 0.12 && gaps > 3 && blankBeforeClauses(text, lines),
    width,
  };
}

function blankBeforeClauses(text: string, lines: readonly Line[]): boolean {
  let clauses = 0;
  let separated = 0;
  for (const line of lines) {
    if (!/^(?:\d|[a-zđ]\)|[IVX]+\.)/.test(text.slice(line.start, line.start + 4))) continue;
    clauses++;
    if (line.blankBefore) separated++;
  }
  return clauses === 0 || separated > clauses * 0.6;
}

function isWrap(text: string, folded: string, previous: Line, line: Line, habit: Habit): boolean {
  const before = text.slice(Math.max(previous.start, previous.end - 240), previous.end);
  const after = text.slice(line.start, Math.min(line.end, line.start + 240));
  if (before.includes('|') || after.includes('|') || tabs(before) > 0 || tabs(after) > 0)
    return false;
  if (
    PARAGRAPH_END.test(before) ||
    /^-{3,}|-{3,}$|^\*+$|^_{3,}/.test(before) ||
    /^[-_*]{3,}/.test(after)
  )
    return false;
  if (typeOfHeading(folded.slice(previous.start, previous.end)) !== null && isAllCaps(before))
    return false;
  if (OWN_LINE.test(folded.slice(line.start, line.start + 20))) return false;
  if (/^S?TT$/u.test(after)) return false;
  const length = previous.end - previous.start;
  if (habit.wrapped && /[\p{L})],$/u.test(before) && length > 30 && !startsClause(after))
    return true;
  if (WANTS_NAME.test(before) && /^[\p{L}"]/u.test(after) && !startsClause(after)) return true;
  if (WANTS_MORE.test(before) && MORE.test(after) && !/^\d{1,2}\. ?\p{Lu}/u.test(after))
    return true;
  const markedBefore = startsClause(before);
  if (isLowerAt(text, line.start) && !startsClause(after)) {
    if (TERMINAL.test(before) && !habit.wrapped) return false;
    return habit.wrapped || length >= 35 || markedBefore;
  }
  if (startsClause(after) && !looksLikeChanceMarker(before, after)) return false;
  if (isAllCaps(before))
    return markedBefore && isAllCaps(after) && habit.wrapped && !TERMINAL.test(before);
  if (!habit.wrapped) return false;
  const firstWord = after.search(/\s|$/);
  const full = length + 1 + firstWord > habit.width - 2;
  if (habit.blankSeparated) return full || !TERMINAL.test(before);
  return full;
}

/** "Nghị định số⏎56/2022/NĐ-CP", "trước ngày⏎25", "Việt⏎Nam": words that never end a line by themselves. */
const WANTS_MORE = /(?:^|[\s(])(?:số|ngày|tháng|năm|quý|Điều|khoản|Việt)$/u;
/** Words that lead to a name: a line never ends in "thuộc", "của", "và". */
const WANTS_NAME = /[\p{L},)] (?:thuộc|của|và|với|các|những|về|tại|theo|cho|do|bằng)$/u;
const MORE = /^(?:\d{1,5}(?![\d.]*\)|\. )|Nam(?![\p{L}]))/u;

function tabs(line: string): number {
  let count = 0;
  for (const unit of line) if (unit === '\t') count++;
  return count;
}

/** "… ngày 15 tháng⏎3 năm 2019" or "khoản⏎2. Điều": a number that a wrap carried to the line start. */
function looksLikeChanceMarker(before: string, after: string): boolean {
  return (
    /^\d/.test(after) &&
    /(?:tháng|ngày|năm|khoản|Điều|số|quý|mục|và|đến|từ)$/u.test(before) &&
    !/^\d{1,2}\. ?\p{Lu}/u.test(after)
  );
}
