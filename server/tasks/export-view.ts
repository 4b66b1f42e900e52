import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { type Day, formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import type { Platform } from '../platform/act.ts';
import type { exportTasks, TaskRow } from './contract.ts';
import { STATE_WORDS, STATUS_WORDS } from './rules/words.ts';
import { shapeRows } from './shape-rows.ts';
import { openSight } from './task-sight.ts';
import { wholeList } from './whole-list.ts';

type Query = z.output<(typeof exportTasks)['query']>;

/** A file to save under a name. */
export interface ExportedList {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What a sheet holds comfortably; beyond it the list is to be filtered. */
const MOST = 20_000;

type Cell =
  | { readonly text: string }
  | { readonly number: number }
  /** A day of the calendar. */
  | { readonly day: Day }
  | null;

interface Column {
  readonly head: string;
  readonly width: number;
  of(row: TaskRow, index: number): Cell;
}

const COLUMNS: readonly Column[] = [
  { head: 'TT', width: 6, of: (_, index) => number(index + 1) },
  { head: 'Số, ký hiệu', width: 18, of: (row) => text(row.planNumber) },
  { head: 'Mục', width: 10, of: (row) => text(row.label) },
  { head: 'Nhiệm vụ', width: 60, of: (row) => text(row.title) },
  { head: 'Đơn vị chủ trì', width: 30, of: (row) => text(row.unit.name) },
  { head: 'Lĩnh vực', width: 20, of: (row) => text(row.fieldName) },
  { head: 'Thời hạn (lời văn)', width: 20, of: (row) => text(row.deadline.raw) },
  { head: 'Thời hạn', width: 12, of: (row) => day(row.dueOn) },
  { head: 'Thời hạn đầu', width: 12, of: (row) => day(row.firstDueOn) },
  { head: 'Ngày hoàn thành', width: 14, of: (row) => day(row.finishedOn) },
  { head: 'Tình trạng', width: 26, of: (row) => text(STATUS_WORDS[row.status].vi) },
  { head: 'Bước xử lý', width: 18, of: (row) => text(STATE_WORDS[row.state].vi) },
  { head: 'Số ngày quá hạn', width: 14, of: (row) => number(row.daysLate) },
  { head: 'Tiến độ (%)', width: 10, of: (row) => number(row.percent) },
];

/**
 * The list as it stands on the screen, as a workbook or as CSV. Dates are dates in the workbook; no
 * text can act as a formula in either.
 *
 * @throws Refusal TOO_MANY_ROWS
 */
export async function exportView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<ExportedList> {
  requireRight(actor, 'task.read');
  const { format, asOf, sort, ...filter } = query;
  const sight = await openSight(platform, actor, asOf);
  const found = await wholeList(sight, filter, sort ?? 'due', MOST);
  const rows = await shapeRows(sight.db, sight.authorities, found, sight.day, sight.actor.limits);
  const name = `nhiem-vu-${sight.day}.${format}`;
  return format === 'csv'
    ? { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(asCsv(rows)) }
    : {
        name,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await asWorkbook(rows),
      };
}

function asCsv(rows: readonly TaskRow[]): string {
  const lines = rows.map((row, index) => COLUMNS.map(({ of }) => csvCell(of(row, index))));
  return stringify([COLUMNS.map(({ head }) => head), ...lines], {
    bom: true,
    record_delimiter: 'windows',
  });
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if ('number' in cell) return String(cell.number);
  return 'day' in cell ? formatDay(cell.day) : exportedCell(cell.text);
}

async function asWorkbook(rows: readonly TaskRow[]): Promise<Buffer> {
  const head = COLUMNS.map((column) => ({ value: column.head, fontWeight: 'bold' as const }));
  const lines = rows.map((row, index) => COLUMNS.map(({ of }) => sheetCell(of(row, index))));
  return writeXlsxFile([head, ...lines], {
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    sheet: 'Nhiệm vụ',
  }).toBuffer();
}

function sheetCell(cell: Cell) {
  if (cell === null) return null;
  if ('number' in cell) return { type: Number, value: cell.number };
  if ('day' in cell) {
    // A sheet knows no time zone: midnight in UTC is the day itself.
    return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'dd/mm/yyyy' };
  }
  // A cell of type text is never a formula; only CSV leaves that to the reader's program.
  return { type: String, value: cell.text, wrap: true };
}

function text(value: string | null): Cell {
  return value === null ? null : { text: value };
}

function number(value: number | null): Cell {
  return value === null ? null : { number: value };
}

function day(value: string | null): Cell {
  const found = value === null ? null : parseDay(value);
  return found && { day: found };
}
