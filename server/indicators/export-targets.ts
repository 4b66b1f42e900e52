import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { type exportTargets as endpoint, indicatorErrors, type TargetRow } from './contract.ts';
import { sayClass } from './rules/say.ts';
import { wholeBoard } from './targets-view.ts';

const MOST = 20_000;

interface Column {
  readonly head: string;
  readonly width: number;
  of(row: TargetRow, index: number): string | number | null;
}

const COLUMNS: readonly Column[] = [
  { head: 'TT', width: 6, of: (_, index) => index + 1 },
  { head: 'Mã', width: 18, of: ({ code }) => code },
  { head: 'Chỉ tiêu', width: 44, of: ({ name }) => name },
  { head: 'Mục tiêu', width: 30, of: ({ promised }) => promised.vi },
  { head: 'Đơn vị tính', width: 14, of: (row) => row.measure },
  { head: 'Hạn', width: 12, of: ({ dueOn }) => dayText(dueOn) },
  { head: 'Kỳ gần nhất', width: 14, of: ({ judgement }) => judgement?.latest?.period ?? null },
  { head: 'Giá trị', width: 14, of: ({ judgement }) => judgement?.latest?.value ?? null },
  { head: 'Lẽ ra đạt', width: 14, of: ({ judgement }) => judgement?.expected ?? null },
  { head: 'Dự báo', width: 14, of: ({ judgement }) => judgement?.forecast?.value ?? null },
  {
    head: 'Đánh giá',
    width: 20,
    of: ({ judgement }) => judgement && sayClass(judgement.class, judgement.final).vi,
  },
  { head: 'Diễn giải', width: 60, of: ({ judgement }) => judgement?.reason.vi ?? null },
  { head: 'Đơn vị', width: 30, of: ({ responsible }) => responsible.name },
  { head: 'Văn bản', width: 18, of: ({ source }) => source.planNumber },
  { head: 'Điều, mục', width: 10, of: ({ source }) => source.clause },
  { head: 'Lời văn', width: 60, of: ({ source }) => source.quote },
];

/**
 * The board of targets as it stands on the screen, as a workbook or as CSV; no text can act as a formula.
 *
 * @throws Refusal TOO_MANY_ROWS
 */
export async function exportTargets(
  platform: Platform,
  actor: Actor,
  query: z.output<(typeof endpoint)['query']>,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer }> {
  requireRight(actor, 'indicator.read');
  const { format, asOf, sort, ...filter } = query;
  const sight = await openSight(platform, actor, asOf);
  const { rows } = await wholeBoard(sight, filter, sort);
  if (rows.length > MOST) {
    throw new Refusal(indicatorErrors.TOO_MANY_ROWS, { count: rows.length, most: MOST });
  }
  const name = `chi-tieu-${sight.day}.${format}`;
  const heads = COLUMNS.map(({ head }) => head);
  if (format === 'csv') {
    const lines = rows.map((row, index) =>
      COLUMNS.map(({ of }) => {
        const cell = of(row, index);
        return typeof cell === 'string' ? exportedCell(cell) : cell;
      }),
    );
    const csv = stringify([heads, ...lines], { bom: true, record_delimiter: 'windows' });
    return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(csv) };
  }
  const bytes = await writeXlsxFile(
    [
      heads.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row, index) => COLUMNS.map(({ of }) => sheetCell(of(row, index)))),
    ],
    { columns: COLUMNS.map(({ width }) => ({ width })), stickyRowsCount: 1, sheet: 'Chỉ tiêu' },
  ).toBuffer();
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, mediaType, bytes };
}

function sheetCell(cell: string | number | null) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  return { type: String, value: cell, wrap: true };
}

function dayText(text: string): string {
  const day = parseDay(text);
  return day === null ? text : formatDay(day);
}
