import readWorkbook from 'read-excel-file/node';
import type { Extraction } from './extracted-text.ts';
import { readZip } from './read-zip.ts';
import { fillMerged, type Merge, mergesOf } from './xlsx-merges.ts';

/**
 * The cells of every sheet, a row a line. Empty rows and empty columns at the right end are left out;
 * where there are several sheets, the name of each stands above it.
 */
export async function extractXlsx(bytes: Uint8Array): Promise<Extraction> {
  // Unpacks every part once, within limits: the workbook reader itself trusts what a zip declares.
  const { parts } = await readZip(bytes, (name) => /\.(?:xml|rels)$/.test(name));
  const merges = mergesOf(new Map([...parts].map(([name, xml]) => [name, xml.toString('utf8')])));
  const sheets = await readWorkbook(Buffer.from(bytes));
  const blocks = sheets.map(({ sheet, data }) => {
    const lines = linesOf(data, merges.get(sheet) ?? []);
    return sheets.length > 1 && lines.length > 0 ? [sheet, ...lines] : lines;
  });
  return {
    text: blocks.map((lines) => lines.join('\n')).join('\n\n'),
    warnings: [],
    sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(wholeRow) })),
  };
}

/** Cells with their own line ends, for whoever takes the sheet as a table and not as a text. */
function wholeRow(row: readonly unknown[]): string[] {
  const cells = row.map((value) =>
    typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : cellText(value),
  );
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

/** A cell merged over several rows is written in each of them, as it speaks for each. */
function linesOf(data: readonly (readonly unknown[])[], merges: readonly Merge[]): string[] {
  const rows = data.map((row) => row.map(cellText));
  fillMerged(rows, merges);
  return rows.map(rowLine).filter((line) => line !== '');
}

function rowLine(cells: string[]): string {
  while (cells.at(-1) === '') cells.pop();
  return cells.join(' | ');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  // Vietnamese writes the decimal comma; whole numbers stay as they are, they may be codes.
  if (typeof value === 'number') return String(value).replace('.', ',');
  return String(value).replace(/\s+/g, ' ').trim();
}

/** Cells hold days without a time zone, which the workbook reader gives as midnight UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
