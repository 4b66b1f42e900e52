import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import { SIZE, wordsWidth } from '../rules/form.ts';
import { runsOf, textOf } from '../rules/formed-blocks.ts';
import type { PaperRow, PaperTable } from '../rules/paper.ts';
import { cellSpans, type HeadCell, headRows } from '../rules/table-head.ts';
import { line, pt, textOfRuns } from './lines.ts';

const PADDING = 2;
/** The height of a line of Tinos, for a size of 1. */
const LINE = 1.15;
const RULED: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => PADDING,
  paddingBottom: () => PADDING,
};
/** What lines and paddings take from the width of a column. */
const FRAME = 6.5;
/** Half of what a lying page holds. */
const MOST_LINES = 17;
const ALIGNMENTS = { left: 'left', right: 'right', centre: 'center' } as const;

/** A ruled table with its caption and note; the head stands again on every page, no row is split. */
export function ruledTable(table: PaperTable, width: number): Content[] {
  const heads = headRows(table);
  const isWhole = !hasTallRow(table, width);
  return [
    ...(table.caption === null
      ? []
      : [line(table.caption, { size: 13, bold: true, align: 'center', margin: [0, 3, 0, 3] })]),
    ...(table.note === null
      ? []
      : [line(table.note, { size: 13, italic: true, align: 'right', margin: [0, 3, 0, 3] })]),
    {
      layout: RULED,
      fontSize: SIZE.table,
      margin: [0, 0, 0, 6],
      table: {
        headerRows: heads.length,
        ...(isWhole ? { dontBreakRows: true, keepWithHeaderRows: 1 } : {}),
        widths: table.columns.map((column) => pt((column.width / 100) * width) - FRAME),
        body: [...headCells(table, width), ...table.rows.map((row) => rowCells(row, table))],
      },
    },
  ];
}

/**
 * True where a row may be higher than half a lying page. The library cuts off whatever of an unsplit row does
 * not fit on one page, so the rows of such a table may be split.
 */
function hasTallRow({ columns, rows }: PaperTable, width: number): boolean {
  return rows.some(({ cells }) =>
    cells.some((cell, at) => {
      const room = ((columns[at]?.width ?? 0) / 100) * width - FRAME / 2;
      const lines = textOf(cell)
        .split('\n')
        .reduce((sum, text) => sum + Math.ceil(wordsWidth(text, SIZE.table) / room), 0);
      return lines > MOST_LINES;
    }),
  );
}

/** Head rows as the library wants them: covered cells are there, empty. */
function headCells(table: PaperTable, width: number): TableCell[][] {
  const above = room(table, width);
  return headRows(table).map((cells) => {
    const row: TableCell[] = table.columns.map(() => ({}));
    for (const cell of cells) {
      const { text, at, columns, rows } = cell;
      row[at] = {
        ...{ text, bold: true, alignment: 'center' },
        ...(rows > 1 ? { rowSpan: rows, margin: [0, above(cell), 0, 0] } : {}),
        ...(rows === 1 ? { verticalAlignment: 'middle' } : {}),
        ...(columns > 1 ? { colSpan: columns } : {}),
      };
    }
    return row;
  });
}

/** The library sets a cell over two rows at the edge: half of what is left stands above it instead. */
function room(table: PaperTable, width: number): (cell: HeadCell) => number {
  const lines = ({ text, at, columns }: HeadCell) => {
    const percent = table.columns
      .slice(at, at + columns)
      .reduce((sum, column) => sum + column.width, 0);
    return Math.ceil(wordsWidth(text, SIZE.table) / ((percent / 100) * width - FRAME / 2));
  };
  const rows = headRows(table).map((cells) =>
    Math.max(...cells.filter((cell) => cell.rows === 1).map(lines)),
  );
  const high = rows.reduce((sum, count) => sum + count, 0);
  return (cell) => Math.max(0, ((high - lines(cell)) * SIZE.table * LINE) / 2 + PADDING);
}

function rowCells(row: PaperRow, { columns }: PaperTable): TableCell[] {
  const cells: TableCell[] = [];
  for (const span of cellSpans(row, columns.length)) {
    const at = cells.length;
    cells.push({
      text: textOfRuns(runsOf(row.cells[at] ?? '')),
      alignment: span > 1 ? 'left' : ALIGNMENTS[columns[at]?.align ?? 'left'],
      verticalAlignment: 'middle',
      ...(row.strong ? { bold: true } : {}),
      ...(span > 1 ? { colSpan: span } : {}),
    });
    for (let covered = 1; covered < span; covered += 1) cells.push({});
  }
  return cells;
}
