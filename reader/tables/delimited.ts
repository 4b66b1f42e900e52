/** Tables whose cells are parted by bars or tabs: text of .docx, .html, .xlsx, .pdf, and most pastes. */
import type { Block } from '../outline/blocks.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import { isLowerAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import {
  type Cell,
  type Cells,
  INDEX_CELL,
  isBordered,
  isDitto,
  isEmpty,
  type Row,
  splitLine,
  type Table,
} from './cells.ts';
import { type Column, columnOf, isTaskHeader } from './columns.ts';

/** The table whose header stands at block `at`, or null. */
export function delimitedTable(
  page: Page,
  blocks: readonly Block[],
  at: number,
  usable: (block: Block) => boolean,
): Table | null {
  const header = headerAt(page, blocks, at);
  if (header === null) return null;
  const { columns, layout, bordered } = header;
  const repeated = new Set(
    blocks.slice(at, header.next).map(({ start, end }) => page.folded.slice(start, end)),
  );
  const rows: Row[] = [];
  const above = new Above(page, columns);
  let last = header.next - 1;
  for (let i = header.next; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !usable(block)) break;
    const text = page.text.slice(block.start, block.end);
    if (!isDelimited(text)) {
      if (!isRule(text) && !continuesTable(page, blocks, i, layout)) break;
      if (isRule(text)) last = i;
      continue;
    }
    last = i;
    if (isRule(text) || repeated.has(page.folded.slice(block.start, block.end))) continue;
    const cells = splitLine(page, block, bordered);
    if (isColumnNumbers(page, cells)) continue;
    const row = rowOf(page, cells, columns);
    if (row !== null) rows.push(above.complete(row));
  }
  return { first: at, last, columns, rows, layout };
}

interface Header {
  readonly columns: readonly Column[];
  readonly layout: 'pipes' | 'tabs';
  readonly bordered: boolean;
  readonly next: number;
}

function headerAt(page: Page, blocks: readonly Block[], at: number): Header | null {
  const head = blocks[at];
  if (!head) return null;
  const line = page.text.slice(head.start, head.end);
  if (!isDelimited(line)) return null;
  const bordered = isBordered(page, head);
  const upper = splitLine(page, head, bordered);
  if (upper.length < 3 || INDEX_CELL.test(textOf(page, upper[0]))) return null;
  const layout = line.includes('|') ? 'pipes' : 'tabs';
  const lower = secondRow(page, blocks[at + 1], upper, bordered);
  if (lower !== null) {
    const columns = mergedHeader(page, upper, lower);
    if (isTaskHeader(columns))
      return { columns: columns.map(orOther), layout, bordered, next: at + 2 };
  }
  const columns = upper.map((cell) => columnOf(page.folded.slice(cell.start, cell.end)));
  return isTaskHeader(columns)
    ? { columns: columns.map(orOther), layout, bordered, next: at + 1 }
    : null;
}

/**
 * The cells of a second header row: new names stand only below a cell that stretches over several
 * columns; elsewhere the row is empty or says again what the first row says.
 */
function secondRow(
  page: Page,
  block: Block | undefined,
  upper: readonly Cell[],
  bordered: boolean,
): Cell[] | null {
  if (!block || !isDelimited(page.text.slice(block.start, block.end))) return null;
  const lower = splitLine(page, block, bordered);
  let names = 0;
  for (let i = 0; i < lower.length; i++) {
    const cell = lower[i];
    if (saysNothingNew(page, cell, upper[i])) continue;
    const stretched = isEmpty(upper[i]) || (i + 1 < lower.length && isEmpty(upper[i + 1]));
    if (!stretched || INDEX_CELL.test(textOf(page, cell))) return null;
    names++;
  }
  return names > 0 ? lower : null;
}

function saysNothingNew(page: Page, cell: Cell | undefined, above: Cell | undefined): boolean {
  if (cell === undefined || isEmpty(cell) || isDitto(page, cell)) return true;
  return above !== undefined && foldedOf(page, above) === foldedOf(page, cell);
}

function mergedHeader(
  page: Page,
  upper: readonly Cell[],
  lower: readonly Cell[],
): (Column | null)[] {
  const columns: (Column | null)[] = [];
  let over: Cell | undefined;
  for (let i = 0; i < Math.max(upper.length, lower.length); i++) {
    const above = upper[i];
    const below = lower[i];
    if (!isEmpty(above)) over = above;
    if (below === undefined || saysNothingNew(page, below, above)) {
      columns.push(above && !isEmpty(above) ? columnOf(foldedOf(page, above)) : null);
      continue;
    }
    const own = foldedOf(page, below);
    columns.push(columnOf(own) ?? (over ? columnOf(`${foldedOf(page, over)} ${own}`) : null));
  }
  return columns;
}

const orOther = (column: Column | null): Column => column ?? 'other';

function isDelimited(text: string): boolean {
  return text.includes('|') || text.includes('\t');
}

/** A line drawn of signs, as between a header and its rows. */
function isRule(text: string): boolean {
  return /^[|\s:+=_-]+$/.test(text);
}

/** "(1) | (2) | (3)" or "A | B | 1 | 2" under a header. */
function isColumnNumbers(page: Page, cells: readonly Cell[]): boolean {
  return (
    cells.length >= 3 &&
    cells.every((cell) => /^(?:\(?\d{1,2}\)?|\(?[A-H]\)?)$/u.test(textOf(page, cell)))
  );
}

/** A line without separators inside a table: a wrapped cell, if the next line is a row again. */
function continuesTable(page: Page, blocks: readonly Block[], at: number, layout: string): boolean {
  const next = blocks[at + 1];
  return (
    next !== undefined &&
    page.text.slice(next.start, next.end).includes(layout === 'pipes' ? '|' : '\t')
  );
}

/** A row of the table; null where it only goes on with the words of the row before (a page between). */
function rowOf(page: Page, cells: readonly Cell[], columns: readonly Column[]): Row | null {
  const filled = cells.filter((cell) => !isEmpty(cell) && !isDitto(page, cell));
  const first = textOf(page, cells[0]);
  const index = INDEX_CELL.test(first) ? first : '';
  const content = index === '' ? filled : filled.slice(1);
  const goesOn = index === '' && content[0] !== undefined && isLowerAt(page.text, content[0].start);
  if (content.length <= 1 && !cells.some((cell) => isDitto(page, cell))) {
    const only = content[0];
    if (goesOn && columns[0] === 'index') return null;
    return { index, cells: only ? { task: only } : {}, section: true };
  }
  const found: Partial<Record<Column, Cell>> = {};
  const shift =
    columns[0] === 'index' && index === '' && cells.length === columns.length - 1 ? 1 : 0;
  cells.forEach((cell, i) => {
    const column = columns[i + shift];
    if (column === undefined || column === 'index' || isEmpty(cell)) return;
    if (found[column] === undefined) found[column] = cell;
  });
  return { index, cells: found, section: found.task === undefined };
}

/** What merged cells and headings above say about the rows below them. */
class Above {
  readonly #page: Page;
  readonly #columns: readonly Column[];
  #row: Cells = {};
  /** The unit that a group of rows is named after. */
  #group: Cell | undefined;

  constructor(page: Page, columns: readonly Column[]) {
    this.#page = page;
    this.#columns = columns;
  }

  complete(row: Row): Row {
    if (row.section) {
      this.#row = {};
      this.#group =
        row.cells.task && namesUnits(this.#page, row.cells.task) ? row.cells.task : undefined;
      return row;
    }
    const cells: Partial<Record<Column, Cell>> = { ...row.cells };
    for (const column of this.#columns) {
      if (!isDitto(this.#page, cells[column])) continue;
      const said = this.#row[column];
      if (said) cells[column] = said;
      else delete cells[column];
    }
    // A lead that is left out is the lead of the merged cell above, or of the group.
    const lead = cells.lead ?? this.#row.lead ?? this.#group;
    if (cells.lead === undefined && lead !== undefined) {
      if (cells.coord === undefined && this.#row.lead && this.#row.coord)
        cells.coord = this.#row.coord;
      cells.lead = lead;
    }
    this.#row = cells;
    return { ...row, cells };
  }
}

/** True where a cell holds units and nothing else. */
function namesUnits(page: Page, cell: Cell): boolean {
  const list = unitListAt(page, cell.start, cell.end);
  return list.units.length > 0 && cell.end - list.end <= 1;
}

function foldedOf(page: Page, cell: Cell): string {
  return page.folded.slice(cell.start, cell.end);
}

function textOf(page: Page, cell: Cell | undefined): string {
  return cell ? page.text.slice(cell.start, cell.end) : '';
}
