import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { formatDay, isDay } from '../../calendar/rules/day.ts';
import { exportedCell } from '../../organisation/rules/sheet-cell.ts';
import type { Cell, FilledTable } from './rules/data-tables.ts';
import { dataTables } from './rules/data-tables.ts';
import type { OpenDocument } from './rules/open-document.ts';
import { snapshotSheets } from './rules/snapshot-sheets.ts';

/** A table as CSV in UTF-8 with a mark that spreadsheets know it by; numbers with a point, days as 2026-12-31. */
export function csvOf({ columns, lines }: FilledTable): string {
  const rows = [columns.map(({ key }) => key), ...lines.map((line) => line.map(csvText))];
  return stringify(rows, { bom: true, record_delimiter: 'windows' });
}

function csvText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? exportedCell(cell) : String(cell);
}

/**
 * Everything as one workbook: what it is and under which licence, the plan on the sheets that the product reads
 * again, the results, and the dictionary.
 */
export async function workbookOf(document: OpenDocument): Promise<Buffer> {
  const { data, edition, licence, source } = document;
  const about: readonly (readonly [string, string])[] = [
    ['Bộ dữ liệu', data.plan.title ?? data.plan.number ?? data.plan.slug],
    ['Cơ quan công bố', data.authority.name],
    ['Số liệu chốt ngày', isDay(data.cutOff) ? formatDay(data.cutOff) : data.cutOff],
    ['Lần công bố', String(edition.number)],
    ['Địa chỉ', source],
    ['Giấy phép', `${licence.name} (${licence.address})`],
    ['Đọc lại', 'Thả tệp này vào trang Đọc văn bản để lập lại kế hoạch.'],
  ];
  const results = dataTables(data);
  const meanings = results.flatMap(({ title, columns }) =>
    columns.map(({ key, type, means }) => [title.vi, key, type, means.vi, means.en]),
  );
  return writeXlsxFile([
    {
      sheet: 'Giới thiệu',
      columns: [{ width: 22 }, { width: 90 }],
      data: about.map(([label, value]) => [bold(label), words(value)]),
    },
    ...snapshotSheets(data).map(({ name, rows }) => sheetOf(name, rows)),
    ...results.map(({ title, columns, lines }) => ({
      sheet: `Số liệu ${title.vi.toLocaleLowerCase('vi')}`,
      columns: columns.map(({ type }) => ({ width: type === 'text' ? 30 : 14 })),
      stickyRowsCount: 1,
      data: [columns.map(({ key }) => bold(key)), ...lines.map((line) => line.map(xlsxCell))],
    })),
    sheetOf('Từ điển', [['Bảng', 'Cột', 'Kiểu', 'Nghĩa', 'Meaning'], ...meanings]),
  ]).toBuffer();
}

function sheetOf(name: string, rows: readonly (readonly string[])[]) {
  return {
    sheet: name,
    columns: (rows[0] ?? []).map(() => ({ width: 30 })),
    stickyRowsCount: 1,
    data: rows.map((row, at) => row.map((cell) => (at === 0 ? bold(cell) : words(cell)))),
  };
}

function xlsxCell(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  return words(typeof cell === 'boolean' ? (cell ? 'có' : 'không') : cell);
}

function bold(value: string) {
  return { ...words(value), fontWeight: 'bold' as const };
}

/** The longest text that a cell of a sheet may hold, and the characters that it may not. */
const LONGEST = 32_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a sheet cannot hold them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function words(value: string) {
  return { type: String, value: value.replace(FORBIDDEN, '').slice(0, LONGEST), wrap: true };
}
