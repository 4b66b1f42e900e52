/** Cells and rows of a table of tasks, whatever is left of its borders. */
import type { Block } from '../outline/blocks.ts';
import type { Page } from '../text/page.ts';
import type { Column } from './columns.ts';

export interface Cell {
  readonly start: number;
  readonly end: number;
}

export type Cells = Partial<Readonly<Record<Column, Cell>>>;

export interface Row {
  readonly index: string;
  readonly cells: Cells;
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

/** The number of a row: "1", "2.1", "(3)", "IV", "B", "a)". */
export const INDEX_CELL =
  /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[IVXLC]{1,6}[.)]?|[A-HĐ][.)]?|[a-zđ][.)])$/u;
/** The number of a group of rows. */
export const SECTION_INDEX = /^(?:\(?[IVXLC]{1,6}[.)]?|[A-HĐ][.)]?)$/u;
/** "Như trên": the cell says what the one above it says. */
const DITTO = /^(?:"|''|〃|-? ?["〃] ?-?|-?(?:nt|như trên)-?)$/iu;

/** True where a line begins with a bar: every line of its table has bars around it. */
export function isBordered(page: Page, block: Block): boolean {
  return page.text.charAt(block.start) === '|';
}

/** A line with bars or tabs between its cells, or also around them. */
export function splitLine(page: Page, block: Block, bordered: boolean): Cell[] {
  const line = page.text.slice(block.start, block.end);
  const separator = line.includes('|') ? '|' : '\t';
  const cells: Cell[] = [];
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && line.charAt(at) !== separator) continue;
    cells.push(trimCell(page, block.start + from, block.start + at));
    from = at + 1;
  }
  // Without borders a leading bar stands behind an empty first cell.
  if (bordered && separator === '|' && line.startsWith('|')) cells.shift();
  const last = cells[cells.length - 1];
  if (separator === '|' && last && isEmpty(last) && line.endsWith('|')) cells.pop();
  return cells;
}

function trimCell(page: Page, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(page.text.charAt(from))) from++;
  while (to > from && /\s/.test(page.text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell.end === cell.start;
}

/** True where a cell repeats the one above it by a sign. */
export function isDitto(page: Page, cell: Cell | undefined): boolean {
  if (cell === undefined || cell.end - cell.start > 10 || isEmpty(cell)) return false;
  return DITTO.test(page.text.slice(cell.start, cell.end));
}
