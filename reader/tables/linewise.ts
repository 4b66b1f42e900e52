/** Tables with one cell a line (or a paragraph): what a page or a PDF leaves of them when pasted. */
import type { Block } from '../outline/blocks.ts';
import { calendarAtoms } from '../recognise/dates.ts';
import { unitAt } from '../recognise/units.ts';
import { isAllCaps } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { type Cell, INDEX_CELL, type Row, SECTION_INDEX, type Table } from './cells.ts';
import { type Column, columnOf, isTaskHeader, withSecondRow } from './columns.ts';
import { isIndexBlock, type LineCell, LineCells } from './line-cells.ts';

/** The table whose header's first cell stands at block `at`, or null. */
export function linewiseTable(
  page: Page,
  blocks: readonly Block[],
  at: number,
  usable: (block: Block) => boolean,
): Table | null {
  const header = headerAt(page, blocks, at);
  if (header === null) return null;
  const cells = new LineCells(page, blocks, header.next, usable);
  const { rows, used } = rowsOf(page, cells, header.columns);
  const lastCell = cells.at(used - 1);
  if (rows.length === 0 || !lastCell) return null;
  return { first: at, last: lastCell.block, columns: header.columns, rows, layout: 'lines' };
}

interface Header {
  readonly columns: readonly Column[];
  readonly next: number;
}

function headerAt(page: Page, blocks: readonly Block[], at: number): Header | null {
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
      !isIndexBlock(page, next)
    ) {
      columns.push(wide);
      i += 2;
      continue;
    }
    if (column === null || (block.marker !== null && column !== 'index')) break;
    columns.push(column);
    i++;
  }
  // The annex's title above ("NHIỆM VỤ …") looks like a header cell; the header begins at its index.
  if (columns.length < 3 || !isTaskHeader(columns) || columns.indexOf('index') > 0) return null;
  while (/^\(\d\)$/.test(page.folded.slice(blocks[i]?.start ?? 0, blocks[i]?.end ?? 0))) i++;
  return { columns: withSecondRow(columns), next: i };
}

function rowsOf(
  page: Page,
  cells: LineCells,
  columns: readonly Column[],
): { rows: Row[]; used: number } {
  const rows: Row[] = [];
  const width = columns.length - (columns.includes('index') ? 1 : 0);
  let used = 0;
  for (let i = 0; ; ) {
    const cell = cells.at(i);
    if (!cell) break;
    if (!INDEX_CELL.test(cell.text)) {
      if (rows.length > 0) break;
      i++;
      if (i > 3) break;
      continue;
    }
    const body: LineCell[] = [];
    for (let end = i + 1; body.length < width + 3; end++) {
      const next = cells.at(end);
      if (!next || startsRow(next)) break;
      body.push(next);
    }
    const overflow = tableEnds(body, width);
    const kept = overflow < 0 ? body : body.slice(0, overflow);
    if (kept.length > 0) rows.push(rowOf(page, cell.text, kept, columns));
    used = i + 1 + kept.length;
    if (overflow >= 0) break;
    i += 1 + body.length;
  }
  return { rows, used };
}

function startsRow(cell: LineCell): boolean {
  return INDEX_CELL.test(cell.text) && !/^(?:19|20)\d\d$/.test(cell.text);
}

/** After the last row come sentences of the next section: where they begin, or -1. */
function tableEnds(body: readonly LineCell[], width: number): number {
  return body.findIndex(
    ({ text }, i) =>
      i >= width ||
      /^(?:[IVX]{1,5}\.|[A-D]\.|PHẦN|Phần|Điều \d|Ghi chú|Trên đây|\d{1,2}\. ?\p{Lu})/u.test(text),
  );
}

/** Fewer cells than columns: merged or empty ones vanished; the rest are told apart by what they hold. */
function rowOf(
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
