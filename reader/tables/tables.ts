/**
 * Tables of tasks in every state a paste leaves them in: pipes, tabs (or wide gaps), one cell a line.
 * A table is its header's columns and, row by row, cells with their place in the page.
 */
import type { Block } from '../outline/blocks.ts';
import { calendarAtoms } from '../recognise/dates.ts';
import { unitAt } from '../recognise/units.ts';
import { isAllCaps } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { type Column, columnOf, isTaskHeader } from './columns.ts';

export interface Cell {
  readonly start: number;
  readonly end: number;
}

export interface Row {
  readonly index: string;
  readonly cells: Partial<Readonly<Record<Column, Cell>>>;
  /** A row that only names a group of tasks. */
  readonly section: boolean;
}

export interface Table {
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly layout: 'pipes' | 'tabs' | 'lines';
}

const INDEX_CELL =
  /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[IVXLC]{1,6}[.)]?|[A-HĐ][.)]?|[a-zđ][.)])$/u;
const SECTION_INDEX = /^(?:\(?[IVXLC]{1,6}[.)]?|[A-HĐ][.)]?)$/u;

/** All tables of tasks, in order. */
export function findTables(
  page: Page,
  blocks: readonly Block[],
  usable: (block: Block) => boolean,
): Table[] {
  const tables: Table[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !usable(block)) continue;
    const table = delimited(page, blocks, i, usable) ?? linewise(page, blocks, i, usable);
    if (table === null || table.rows.length === 0) continue;
    tables.push(table);
    i = table.last;
  }
  return tables;
}

function splitLine(page: Page, block: Block): Cell[] {
  const line = page.text.slice(block.start, block.end);
  const separator = line.includes('|') ? '|' : '\t';
  const cells: Cell[] = [];
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && line.charAt(at) !== separator) continue;
    cells.push(trimCell(page, block.start + from, block.start + at));
    from = at + 1;
  }
  if (separator === '|' && cells[0] && cells[0].end === cells[0].start && line.startsWith('|'))
    cells.shift();
  const last = cells[cells.length - 1];
  if (separator === '|' && last && last.end === last.start && line.endsWith('|')) cells.pop();
  return cells;
}

function trimCell(page: Page, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(page.text.charAt(from))) from++;
  while (to > from && /\s/.test(page.text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

function delimited(
  page: Page,
  blocks: readonly Block[],
  at: number,
  usable: (block: Block) => boolean,
): Table | null {
  const head = blocks[at];
  if (!head) return null;
  const line = page.text.slice(head.start, head.end);
  if (!line.includes('|') && !line.includes('\t')) return null;
  const header = splitLine(page, head).map((cell) =>
    columnOf(page.folded.slice(cell.start, cell.end)),
  );
  if (header.length < 3 || !isTaskHeader(header)) return null;
  const columns = header.map((column) => column ?? 'other');
  const layout = line.includes('|') ? 'pipes' : 'tabs';
  const rows: Row[] = [];
  let last = at;
  for (let i = at + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !usable(block)) break;
    const text = page.text.slice(block.start, block.end);
    if (/^[|\s:+-]+$/.test(text)) {
      last = i;
      continue;
    }
    if (!text.includes('|') && !text.includes('\t')) {
      if (!continuesTable(page, blocks, i, layout)) break;
      continue;
    }
    rows.push(rowOf(page, splitLine(page, block), columns));
    last = i;
  }
  return { first: at, last, columns, rows, layout };
}

/** A line without separators inside a table: a wrapped cell, if the next line is a row again. */
function continuesTable(page: Page, blocks: readonly Block[], at: number, layout: string): boolean {
  const next = blocks[at + 1];
  return (
    next !== undefined &&
    page.text.slice(next.start, next.end).includes(layout === 'pipes' ? '|' : '\t')
  );
}

function rowOf(page: Page, cells: readonly Cell[], columns: readonly Column[]): Row {
  const textOf = (cell: Cell | undefined): string =>
    cell ? page.text.slice(cell.start, cell.end) : '';
  const filled = cells.filter((cell) => cell.end > cell.start);
  const index = INDEX_CELL.test(textOf(cells[0])) ? textOf(cells[0]) : '';
  const content = index === '' ? filled : filled.slice(1);
  if (content.length <= 1) {
    const only = content[0];
    return { index, cells: only ? { task: only } : {}, section: true };
  }
  const found: Partial<Record<Column, Cell>> = {};
  const shift =
    columns[0] === 'index' && index === '' && cells.length === columns.length - 1 ? 1 : 0;
  cells.forEach((cell, i) => {
    const column = columns[i + shift];
    if (
      column !== undefined &&
      column !== 'index' &&
      cell.end > cell.start &&
      found[column] === undefined
    )
      found[column] = cell;
  });
  return { index, cells: found, section: found.task === undefined };
}

/** One cell a line (or a paragraph): the header's cells come one after another. */
function linewise(
  page: Page,
  blocks: readonly Block[],
  at: number,
  usable: (block: Block) => boolean,
): Table | null {
  const header = linewiseHeader(page, blocks, at);
  if (header === null) return null;
  const cells = cellsAfter(page, blocks, header.next, usable);
  const rows = linewiseRows(page, cells, header.columns);
  const taken = rows.used;
  const lastCell = cells[taken - 1];
  if (rows.rows.length === 0 || !lastCell) return null;
  return {
    first: at,
    last: lastCell.block,
    columns: header.columns,
    rows: rows.rows,
    layout: 'lines',
  };
}

interface Header {
  readonly columns: readonly Column[];
  readonly next: number;
}

function linewiseHeader(page: Page, blocks: readonly Block[], at: number): Header | null {
  const columns: Column[] = [];
  let i = at;
  while (i < blocks.length && columns.length < 12) {
    const block = blocks[i];
    if (!block || block.end - block.start > 60) break;
    const one = page.folded.slice(block.start, block.end);
    const next = blocks[i + 1];
    const joined =
      next && next.end - next.start < 40 && !next.blankBefore
        ? `${one} ${page.folded.slice(next.start, next.end)}`
        : null;
    const column = columnOf(one);
    const wide = joined === null ? null : columnOf(joined);
    if (
      joined !== null &&
      wide !== null &&
      (column === null || columnOf(page.folded.slice(next?.start ?? 0, next?.end ?? 0)) === null) &&
      !isIndex(page, next)
    ) {
      columns.push(wide);
      i += 2;
      continue;
    }
    if (column === null || (block.marker !== null && column !== 'index')) break;
    columns.push(column);
    i++;
  }
  if (columns.length < 3 || !isTaskHeader(columns)) return null;
  while (/^\(\d\)$/.test(page.folded.slice(blocks[i]?.start ?? 0, blocks[i]?.end ?? 0))) i++;
  return { columns, next: i };
}

function isIndex(page: Page, block: Block | undefined): boolean {
  return block !== undefined && INDEX_CELL.test(page.text.slice(block.start, block.end));
}

interface LineCell extends Cell {
  readonly block: number;
  readonly text: string;
}

/** Cells of one table that are looked at: a bound for hostile pages. */
const MOST_CELLS = 20_000;

/** Groups lines into cells: by blank lines where the page has them, else line by line. */
function cellsAfter(
  page: Page,
  blocks: readonly Block[],
  from: number,
  usable: (block: Block) => boolean,
): LineCell[] {
  const window = blocks.slice(from, from + 60);
  const blanks = window.filter((block) => block.blankBefore).length > window.length * 0.5;
  const cells: LineCell[] = [];
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !usable(block) || block.marker?.kind === 'annex' || cells.length > MOST_CELLS)
      break;
    const text = page.text.slice(block.start, block.end);
    if (text.length < 12 && columnOf(page.folded.slice(block.start, block.end)) === 'index') break;
    if (block.marker !== null && opensSection(page, blocks, i)) {
      const label = block.marker.label;
      cells.push({ start: block.start, end: block.start + label.length, block: i, text: label });
      cells.push({
        start: block.content,
        end: block.end,
        block: i,
        text: page.text.slice(block.content, block.end),
      });
      continue;
    }
    const previous = cells[cells.length - 1];
    if (
      blanks &&
      previous &&
      !block.blankBefore &&
      !INDEX_CELL.test(previous.text) &&
      !INDEX_CELL.test(text)
    ) {
      cells[cells.length - 1] = {
        start: previous.start,
        end: block.end,
        block: i,
        text: page.text.slice(previous.start, block.end),
      };
    } else cells.push({ start: block.start, end: block.end, block: i, text });
  }
  return cells;
}

/** "II. HOÀN THIỆN CƠ CHẾ" between two rows: index and name of a group on one line. */
function opensSection(page: Page, blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (!block?.marker || !next || !/^(?:roman|capital)$/.test(block.marker.kind)) return false;
  return block.end - block.start < 200 && isIndex(page, next);
}

function linewiseRows(
  page: Page,
  cells: readonly LineCell[],
  columns: readonly Column[],
): { rows: Row[]; used: number } {
  const rows: Row[] = [];
  const width = columns.length - (columns.includes('index') ? 1 : 0);
  let used = 0;
  for (let i = 0; i < cells.length; ) {
    const cell = cells[i];
    if (!cell) break;
    if (!INDEX_CELL.test(cell.text)) {
      if (rows.length > 0) break;
      i++;
      if (i > 3) break;
      continue;
    }
    let end = i + 1;
    while (end < cells.length && end - i - 1 < width + 3 && !startsRow(cells, end)) end++;
    const body = cells.slice(i + 1, end);
    const overflow = tableEnds(body, width);
    const kept = overflow < 0 ? body : body.slice(0, overflow);
    if (kept.length > 0) rows.push(linewiseRow(page, cell.text, kept, columns));
    used = i + 1 + kept.length;
    if (overflow >= 0) break;
    i = end;
  }
  return { rows, used };
}

function startsRow(cells: readonly LineCell[], at: number): boolean {
  const cell = cells[at];
  if (!cell || !INDEX_CELL.test(cell.text)) return false;
  return !/^(?:19|20)\d\d$/.test(cell.text);
}

/** After the last row come sentences of the next section: where they begin, or -1. */
function tableEnds(body: readonly LineCell[], width: number): number {
  for (let i = 0; i < body.length; i++) {
    const cell = body[i];
    if (!cell) continue;
    if (
      /^(?:[IVX]{1,5}\.|[A-D]\.|PHẦN|Phần|Điều \d|Ghi chú|Trên đây|\d{1,2}\. ?\p{Lu})/u.test(
        cell.text,
      )
    )
      return i;
    if (i >= width) return i;
  }
  return -1;
}

/** Fewer cells than columns: merged or empty ones vanished; the rest are told apart by what they hold. */
function linewiseRow(
  page: Page,
  index: string,
  body: readonly LineCell[],
  columns: readonly Column[],
): Row {
  const wanted = columns.filter((column) => column !== 'index');
  const found: Partial<Record<Column, Cell>> = {};
  if (body.length === 1 || (SECTION_INDEX.test(index) && body.length < 2)) {
    const only = body[0];
    return {
      index,
      cells: only ? { task: only } : {},
      section:
        SECTION_INDEX.test(index) || (only ? isAllCaps(only.text) : true) || body.length === 1,
    };
  }
  if (body.length >= wanted.length) {
    wanted.forEach((column, i) => {
      const cell = body[i];
      if (cell && found[column] === undefined) found[column] = cell;
    });
    return { index, cells: found, section: false };
  }
  let column = 0;
  for (const cell of body) {
    let target = column;
    while (target < wanted.length && !fits(page, cell, wanted[target] ?? 'other')) target++;
    if (target >= wanted.length) target = column;
    const name = wanted[target];
    if (name !== undefined && found[name] === undefined) found[name] = cell;
    column = target + 1;
  }
  return { index, cells: found, section: found.task === undefined };
}

function fits(page: Page, cell: Cell, column: Column): boolean {
  const folded = page.folded.slice(cell.start, cell.end);
  const time =
    folded.length < 60 &&
    (/^(?:thuong xuyen|hang (?:nam|quy|thang)|dinh ky|sau khi|theo )/.test(folded) ||
      calendarAtoms(folded).length > 0);
  const unit = unitAt(page, cell.start, cell.end, { lowerCase: true }) !== null;
  if (column === 'time') return time;
  if (column === 'lead' || column === 'coord') return unit && !time;
  if (column === 'task') return !time;
  return !time;
}
