import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { csvCell } from '../directives/rules/csv-cell.ts';

/** A file to send. */
export interface ListFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer | string;
}

/** A list as a table: heads with their widths, lines under them. */
export interface ListTable {
  /** File name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly heads: readonly (readonly [head: string, width: number])[];
  readonly lines: readonly (readonly (string | number | null)[])[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes a list of this capability as CSV or as a workbook of one sheet. */
export async function writeList(format: 'xlsx' | 'csv', table: ListTable): Promise<ListFile> {
  const { name, title, heads, lines } = table;
  if (format === 'csv') {
    const all = [heads.map(([head]) => head), ...lines];
    return {
      name: `${name}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: stringify(
        all.map((line) => line.map((cell) => csvCell(cell))),
        { bom: true, record_delimiter: 'windows' },
      ),
    };
  }
  const top = { type: String, value: title, fontWeight: 'bold' as const, span: heads.length };
  const head = heads.map(([value]) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const cells = lines.map((line) =>
    line.map((value) => {
      if (value === null) return null;
      return typeof value === 'number'
        ? { type: Number, value, format: '#,##0.##' }
        : { type: String, value, wrap: true };
    }),
  );
  const bytes = await writeXlsxFile([[top], head, ...cells], {
    columns: heads.map(([, width]) => ({ width })),
    orientation: 'landscape',
    sheet: 'Danh sách',
  }).toBuffer();
  return { name: `${name}.xlsx`, mediaType: XLSX, bytes };
}
