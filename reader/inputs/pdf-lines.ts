/** A piece of text as a PDF places it; the origin is the lower left corner, lengths in points. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
}

/** A line of a page in reading order. */
export interface PageLine {
  readonly text: string;
  /** 0 at the lower edge of the page, 1 at the upper. */
  readonly height: number;
  /** Stands further from the line before than lines of one paragraph do. */
  readonly apart: boolean;
}

/** Words on one base line without a wide gap between them. */
interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

interface Row {
  readonly segments: readonly Segment[];
  readonly y: number;
  readonly size: number;
}

/** A gap wider than this many letters' height parts columns; justified lines stay below it. */
const COLUMN_GAP = 2.2;
/** A gap wider than this many letters' height is a space. */
const WORD_GAP = 0.15;
const LETTERHEAD = /c[ộô]ng\s*h(?:òa|oà)\s*x[ãa]\s*h[ộô]i|đảng cộng sản việt nam/i;
const RECIPIENTS = /nơi nhận\s*:/i;

/** True where some words stand side by side with more than a space between. */
export function hasColumns(items: readonly PdfItem[]): boolean {
  return rowsOf(items).some(({ segments }) => segments.length > 1);
}

/** The words of one cell of a table, its lines put together. */
export function cellText(items: readonly PdfItem[]): string {
  return rowsOf(items)
    .flatMap(({ segments }) => segments.map(({ text }) => text))
    .join(' ');
}

/**
 * Puts the pieces of a page into lines. Rows of a table become one line with ` | ` between the cells;
 * text that stands in two columns (the letterhead, recipients beside the signature, a page set in
 * columns) is read column by column.
 */
export function pageLines(
  items: readonly PdfItem[],
  { bottom, top }: { bottom: number; top: number },
  isFirst: boolean,
): PageLine[] {
  const rows = rowsOf(items);
  const gaps = rows.slice(1).map((row, i) => (rows[i]?.y ?? 0) - row.y);
  const usual = median(gaps.filter((gap) => gap > 0)) ?? 0;
  const span = Math.max(1, top - bottom);
  const lines: PageLine[] = [];
  for (let i = 0; i < rows.length; ) {
    const block = columnBlock(rows, i, { isFirst, usual });
    const first = rows[i];
    if (!first) break;
    const apart = i > 0 && (rows[i - 1]?.y ?? 0) - first.y > usual * 1.45;
    const texts = block ? block.texts : [first.segments.map(({ text }) => text).join(' | ')];
    texts.forEach((text, at) => {
      lines.push({ text, height: (first.y - bottom) / span, apart: apart && at === 0 });
    });
    i += block?.rows ?? 1;
  }
  return lines;
}

function rowsOf(items: readonly PdfItem[]): Row[] {
  const sorted = [...items].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: { y: number; size: number; items: PdfItem[] }[] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    // Raised footnote marks share the line of the words before them.
    if (row && row.y - item.y < Math.min(row.size, item.size) * 0.5) {
      row.items.push(item);
      row.size = Math.max(row.size, item.size);
    } else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return rows.map(({ y, size, items: inRow }) => ({ y, size, segments: segmentsOf(inRow) }));
}

function segmentsOf(items: PdfItem[]): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let left = 0;
  let right = Number.NaN;
  const close = () => {
    const clean = text.replace(/\s+/g, ' ').trim();
    if (clean) segments.push({ text: clean, left, right });
    text = '';
  };
  for (const item of items.sort((a, b) => a.x - b.x)) {
    const gap = item.x - right;
    if (Number.isNaN(right) || gap > item.size * COLUMN_GAP) {
      close();
      left = item.x;
    } else if (gap > item.size * WORD_GAP) text += ' ';
    text += item.text;
    right = Math.max(Number.isNaN(right) ? item.x : right, item.x + item.width);
  }
  close();
  return segments;
}

/** Rows from `from` on that stand in two columns, as the lines of the left, then of the right. */
function columnBlock(
  rows: readonly Row[],
  from: number,
  { isFirst, usual }: { isFirst: boolean; usual: number },
): { texts: string[]; rows: number } | undefined {
  const gutter = gutterAhead(rows, from);
  if (gutter === undefined) return undefined;
  let to = from;
  while (to < rows.length && keepsClear(rows[to], gutter)) to += 1;
  let block = rows.slice(from, to);
  const words = block.flatMap(({ segments }) => segments.map(({ text }) => text)).join(' ');
  const isSignature = RECIPIENTS.test(words);
  const isLetterhead = isFirst && LETTERHEAD.test(words);
  // Short lines below a letterhead keep clear of its gutter too, and are not part of it.
  if (isLetterhead && !isSignature) block = block.slice(0, endOfLetterhead(block, usual));
  const left = block.flatMap(({ segments }) => segments.filter((s) => s.left < gutter));
  const right = block.flatMap(({ segments }) => segments.filter((s) => s.left >= gutter));
  const wide = block.filter(({ segments }) => segments.length === 2).length;
  const isSetInColumns =
    block.length >= 8 && wide >= block.length * 0.6 && average(left) > 28 && average(right) > 28;
  if (!isLetterhead && !isSignature && !isSetInColumns) return undefined;
  return { texts: [...left, ...right].map(({ text }) => text), rows: block.length };
}

/** The middle of the gap of the first row in two parts, if the few rows before it keep clear of it. */
function gutterAhead(rows: readonly Row[], from: number): number | undefined {
  // A page number in the upper margin keeps clear of every gutter.
  if (/^\W*\d{1,4}\W*$/.test(rows[from]?.segments[0]?.text ?? '')) return undefined;
  for (let at = from; at < from + 8; at += 1) {
    const [left, right, more] = rows[at]?.segments ?? [];
    if (!left || more) return undefined;
    if (!right) continue;
    const gutter = (left.right + right.left) / 2;
    return rows.slice(from, at).every((row) => keepsClear(row, gutter)) ? gutter : undefined;
  }
  return undefined;
}

function keepsClear(row: Row | undefined, gutter: number): boolean {
  return (
    row !== undefined &&
    row.segments.length <= 2 &&
    row.segments.every(({ left, right }) => right <= gutter || left >= gutter)
  );
}

function endOfLetterhead(block: readonly Row[], usual: number): number {
  let end = block.findLastIndex(({ segments }) => segments.length === 2) + 1;
  while (end < block.length && (block[end - 1]?.y ?? 0) - (block[end]?.y ?? 0) <= usual * 1.2)
    end += 1;
  return end;
}

function average(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, segments.length);
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
