import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { type Day, formatDay, isDay } from '../calendar/rules/day.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import { Refusal } from '../platform/refusal.ts';
import { taskErrors } from './contract.ts';
import type { ExportedList } from './export-view.ts';

/** A cell of an exported list: words, a number, a day of the calendar, or nothing. */
export type ListCell = string | number | { readonly day: string | null } | null;

/** A list as it is exported: one head a column, one line a row. */
export interface ListSheet {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Of the sheet, at most 31 letters. */
  readonly title: string;
  readonly heads: readonly (readonly [head: string, width: number])[];
  readonly lines: readonly (readonly ListCell[])[];
}

/** Rows that an exported list has at most; beyond it the list is to be filtered. */
const MOST = 20_000;
const PAGE = 200;

/**
 * Reads a list to its end, page by page.
 * @throws Refusal TOO_MANY_ROWS
 */
export async function everyPage<Row>(
  read: (
    after: string | undefined,
    limit: number,
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null; total: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await read(after, PAGE);
    if (page.total > MOST) {
      throw new Refusal(taskErrors.TOO_MANY_ROWS, { count: page.total, most: MOST });
    }
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

/** Writes a list as a workbook or as CSV. Days are days in the workbook; no text can act as a formula. */
export async function listSheet(format: 'csv' | 'xlsx', sheet: ListSheet): Promise<ExportedList> {
  const name = `${sheet.name}.${format}`;
  if (format === 'csv') {
    const heads = sheet.heads.map(([head]) => head);
    const text = stringify([heads, ...sheet.lines.map((line) => line.map(csvCell))], {
      bom: true,
      record_delimiter: 'windows',
    });
    return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) };
  }
  const head = sheet.heads.map(([value]) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const bytes = await writeXlsxFile([head, ...sheet.lines.map((line) => line.map(sheetCell))], {
    columns: sheet.heads.map(([, width]) => ({ width })),
    ...{ stickyRowsCount: 1, orientation: 'landscape', sheet: sheet.title },
  }).toBuffer();
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, mediaType, bytes };
}

function csvCell(cell: ListCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return exportedCell(cell);
  const day = dayIn(cell);
  return day === null ? '' : formatDay(day);
}

function sheetCell(cell: ListCell) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'string') return { type: String, value: cell, wrap: true };
  const day = dayIn(cell);
  // A sheet knows no time zone: midnight in UTC is the day itself.
  return day && { type: Date, value: new Date(`${day}T00:00:00Z`), format: 'dd/mm/yyyy' };
}

function dayIn({ day }: { readonly day: string | null }): Day | null {
  return day !== null && isDay(day) ? day : null;
}
