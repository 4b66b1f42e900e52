import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { decodeText } from '../../reader/inputs/decode-text.ts';
import { IntakeError } from '../../reader/inputs/intake-error.ts';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * The cells of a .csv file, or of the first sheet of an .xlsx file, as text.
 *
 * @throws Refusal for a file that is not what its name says, is damaged or unpacks to too much
 */
export async function readUnitFile(name: string, bytes: Buffer): Promise<string[][]> {
  await checkFile(name, bytes);
  try {
    return name.toLowerCase().endsWith('.xlsx') ? await sheetRows(bytes) : textRows(bytes);
  } catch (error) {
    const reason =
      error instanceof IntakeError ? error : new IntakeError('DAMAGED', messageOf(error));
    const { code, vi, en } = reason;
    throw new Refusal({ code: `FILE_${code}`, status: 422, vi, en });
  }
}

async function sheetRows(bytes: Buffer): Promise<string[][]> {
  // Unpacks every part once, within limits: the workbook reader itself trusts what a zip declares.
  await readZip(bytes, (part) => /\.(?:xml|rels)$/.test(part));
  const sheets = await readWorkbook(bytes);
  return (sheets[0]?.data ?? []).map((row) => row.map(cellText));
}

function textRows(bytes: Buffer): string[][] {
  const decoded = decodeText(bytes);
  if (!decoded) throw new IntakeError('DAMAGED');
  return parse(decoded.text, {
    bom: true,
    delimiter: separatorOf(decoded.text),
    relax_column_count: true,
    relax_quotes: true,
  });
}

/** Vietnamese Excel separates by semicolons, a copied range by tabs: the one found most on the first line. */
function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Cells hold days without a time zone, which the workbook reader gives as midnight UTC. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 120) : '';
}
