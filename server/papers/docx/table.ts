import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { SIZE } from '../rules/form.ts';
import { runsOf } from '../rules/formed-blocks.ts';
import type { PaperColumn, PaperRow, PaperTable, PaperWords } from '../rules/paper.ts';
import { cellSpans, headRows } from '../rules/table-head.ts';
import { line, linesApart, mm, textRuns } from './lines.ts';

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  centre: AlignmentType.CENTER,
} as const;
const MARGINS = { top: 30, bottom: 30, left: 60, right: 60 } as const;

/** A ruled table with its caption and note; the head stands again on every page, no row is split. */
export function ruledTable(table: PaperTable, width: number): (Paragraph | Table)[] {
  const widths = table.columns.map((column) => mm((column.width / 100) * width));
  return [
    ...(table.caption === null ? [] : [beside(table.caption, { bold: true }, 'centre')]),
    ...(table.note === null ? [] : [beside(table.note, { italic: true }, 'right')]),
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      rows: [
        ...headRows(table).map(
          (cells) =>
            new TableRow({
              ...{ tableHeader: true, cantSplit: true },
              children: cells.map(
                (cell) =>
                  new TableCell({
                    ...frame(sumOf(widths, cell.at, cell.columns)),
                    ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
                    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
                    children: [words(cell.text, 'centre', true, true)],
                  }),
              ),
            }),
        ),
        ...table.rows.map((row) => tableRow(row, table.columns, widths)),
      ],
    }),
    // Word sets what follows a table right under it.
    line('', { size: 6 }),
  ];
}

function tableRow(
  row: PaperRow,
  columns: readonly PaperColumn[],
  widths: readonly number[],
): TableRow {
  let at = 0;
  return new TableRow({
    cantSplit: true,
    children: cellSpans(row, columns.length).map((span) => {
      const column = at;
      at += span;
      const align = span > 1 ? 'left' : (columns[column]?.align ?? 'left');
      return new TableCell({
        ...frame(sumOf(widths, column, span)),
        ...(span > 1 ? { columnSpan: span } : {}),
        children: [words(row.cells[column] ?? '', align, row.strong, row.spread)],
      });
    }),
  });
}

/** @param keepNext the head of a group does not stand last on its page */
function words(
  text: PaperWords,
  align: keyof typeof ALIGNMENTS,
  bold = false,
  keepNext = false,
): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: ALIGNMENTS[align],
    spacing: { before: 0, after: 0, ...linesApart(1) },
    children: textRuns(runsOf(text), { size: SIZE.table, bold }),
  });
}

/** A line above a table that stays with it. */
function beside(
  text: string,
  look: { bold?: boolean; italic?: boolean },
  align: keyof typeof ALIGNMENTS,
) {
  const spacing = { before: 60, after: 60 };
  return line(
    text,
    { size: 13, ...look },
    { alignment: ALIGNMENTS[align], spacing, keepNext: true },
  );
}

function frame(width: number) {
  return {
    ...{ verticalAlign: VerticalAlign.CENTER, margins: MARGINS },
    width: { size: width, type: WidthType.DXA },
  };
}

function sumOf(widths: readonly number[], from: number, count: number): number {
  return widths.slice(from, from + count).reduce((sum, width) => sum + width, 0);
}
