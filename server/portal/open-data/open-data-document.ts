import { parse } from 'csv-parse/sync';
import { formatDay, isDay } from '../../calendar/rules/day.ts';
import { importedCell } from '../../organisation/rules/sheet-cell.ts';
import type { ForeignDocument } from '../../plans/foreign-documents.ts';
import { NONE } from '../../plans/rules/draft-from-table.ts';
import { COLUMN_HEADS } from '../../plans/rules/task-columns.ts';
import { SHEETS } from '../../plans/rules/workbook-sheets.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openDataErrors } from './contract.ts';
import { TASKS } from './rules/data-tables.ts';
import { OpenDocument } from './rules/open-document.ts';
import { snapshotSheets } from './rules/snapshot-sheets.ts';

/** How far into a file its first words are looked for. */
const HEAD_LENGTH = 2_000;

/** Published data as JSON, dropped where any document is read. */
export const openJsonDocument: ForeignDocument = {
  fits: (bytes) => /"format"\s*:\s*"chidao\.open-data\//.test(headOf(bytes)),
  sheets: (bytes) => {
    const read = OpenDocument.safeParse(jsonOf(new TextDecoder().decode(bytes)));
    if (read.success) return snapshotSheets(read.data.data);
    const place = read.error.issues[0]?.path.join('.') ?? '';
    throw new Refusal(openDataErrors.OPEN_DATA_UNREADABLE, { place: place || 'JSON' });
  },
};

/** The published table of tasks as CSV. */
export const openCsvDocument: ForeignDocument = {
  fits: (bytes) => headOf(bytes).replace('\uFEFF', '').startsWith(CSV_HEAD),
  sheets: (bytes) => {
    const lines = csvLines(new TextDecoder().decode(bytes));
    const heads = [...CSV_COLUMNS.keys()];
    return [
      {
        name: SHEETS.tasks,
        rows: [heads, ...lines.map((line) => heads.map((head) => cellOf(line, head)))],
      },
      { name: SHEETS.document, rows: [] },
    ];
  },
};

const CSV_HEAD = TASKS.columns
  .slice(0, 4)
  .map(({ key }) => key)
  .join(',');

/** Which column of the data stands for which of our workbook. */
const CSV_COLUMNS: ReadonlyMap<string, string> = new Map([
  [COLUMN_HEADS.label, 'label'],
  [COLUMN_HEADS.field, 'field'],
  [COLUMN_HEADS.title, 'title'],
  [COLUMN_HEADS.lead, 'lead'],
  [COLUMN_HEADS.coord, 'coordinating'],
  [COLUMN_HEADS.deadline, 'due_on'],
  [COLUMN_HEADS.product, 'product'],
  [COLUMN_HEADS.quote, 'ordering_words'],
]);

/** Left empty, these would be filled in from elsewhere. */
const SAID_TO_BE_NONE = new Set([COLUMN_HEADS.lead, COLUMN_HEADS.quote]);

function cellOf(line: Readonly<Record<string, string>>, head: string): string {
  const cell = importedCell(line[CSV_COLUMNS.get(head) ?? ''] ?? '');
  if (cell === '' && SAID_TO_BE_NONE.has(head)) return NONE;
  return isDay(cell) ? formatDay(cell) : cell;
}

function csvLines(text: string): Readonly<Record<string, string>>[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch {
    throw new Refusal(openDataErrors.OPEN_DATA_UNREADABLE, { place: 'CSV' });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, HEAD_LENGTH));
}
