import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import writeXlsxFile from 'write-excel-file/node';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { csvCell } from './rules/csv-cell.ts';

/** A file to send. */
export interface Exported {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer | string;
}

/** A list as a file: the title over it, its heads with their widths, a line a row. */
export interface ListSheet {
  readonly name: string;
  readonly title: string;
  readonly heads: readonly (readonly [head: string, width: number])[];
  readonly lines: readonly (readonly (string | number | null)[])[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads a list to its end, page by page. @param most rows at which it stops */
export async function allRows<Row>(
  read: (after: string | undefined) => Promise<{ rows: Row[]; next: string | null }>,
  most = 20_000,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < most);
  return rows;
}

/** The list as a workbook to be printed on a page across, or as CSV that a spreadsheet opens rightly. */
export async function writtenList(format: 'xlsx' | 'csv', sheet: ListSheet): Promise<Exported> {
  if (format === 'csv') {
    const heads = sheet.heads.map(([head]) => head);
    const lines = [heads, ...sheet.lines.map((line) => line.map((cell) => csvCell(cell)))];
    return {
      name: `${sheet.name}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: stringify(lines, { bom: true, record_delimiter: 'windows' }),
    };
  }
  const bold = { fontWeight: 'bold' as const };
  const title = { type: String, value: sheet.title, ...bold, span: sheet.heads.length };
  const head = sheet.heads.map(([value]) => ({ value, ...bold, wrap: true }));
  const lines = sheet.lines.map((line) =>
    line.map((value) => {
      if (value === null) return null;
      return typeof value === 'number'
        ? { type: Number, value, format: Number.isInteger(value) ? '#,##0' : '#,##0.##' }
        : { type: String, value, wrap: true };
    }),
  );
  const bytes = await writeXlsxFile([[title], head, ...lines], {
    columns: sheet.heads.map(([, width]) => ({ width })),
    orientation: 'landscape',
    sheet: sheetName(sheet.title),
  }).toBuffer();
  return { name: `${sheet.name}.xlsx`, mediaType: XLSX, bytes };
}

/** A spreadsheet takes names of at most 31 characters, without those of its formulas. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[\\/?*[\]:]/g, '-')
      .slice(0, 31)
      .trim() || 'Danh sách'
  );
}

/** A day as it is printed; nothing where there is none. */
export function printedDay(day: string | null): string | null {
  return day !== null && isDay(day) ? formatDay(day) : day;
}

export function sendExported(
  reply: FastifyReply,
  { name, mediaType, bytes }: Exported,
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(mediaType)
    .send(bytes);
}
