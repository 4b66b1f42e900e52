import type { FastifyRequest } from 'fastify';
import readWorkbook from 'read-excel-file/node';
import type { z } from 'zod';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import { readUnitFile } from '../organisation/read-unit-file.ts';
import { platformErrors } from '../platform/contract.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import { importBudget } from './contract.ts';

/**
 * The sheet of an import request: the rows of its body, or those of an uploaded .csv or .xlsx file. In a
 * multipart request the other fields stand before the file.
 *
 * @throws Refusal BAD_INPUT without a file, and whatever the file itself is refused for
 */
export async function readMoneyImport(
  request: FastifyRequest,
  body: z.output<typeof importBudget.body>,
): Promise<z.output<typeof importBudget.body>> {
  if (!request.isMultipart()) return body;
  const fields = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    return importBudget.body.parse({
      rows: await rowsOf(part.filename, await part.toBuffer()),
      write: fields.get('write') === 'true',
      unit: fields.get('unit'),
      planId: fields.get('planId') || null,
    });
  }
  const missing = [{ field: 'file', rule: 'custom', message: 'file' }];
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: missing });
}

/** A number in a workbook is a number, not a text: it is written in the Vietnamese form before it is read. */
async function rowsOf(name: string, bytes: Buffer): Promise<string[][]> {
  if (!name.toLowerCase().endsWith('.xlsx')) return readUnitFile(name, bytes);
  await checkFile(name, bytes);
  try {
    // Unpacks every part once, within limits: the workbook reader itself trusts what a zip declares.
    await readZip(bytes, (part) => /\.(?:xml|rels)$/.test(part));
    const [sheet] = await readWorkbook(bytes);
    return (sheet?.data ?? []).map((row) => row.map(cellText));
  } catch {
    // Damaged, or too much inside: said by the reader of all sheets.
    return readUnitFile(name, bytes);
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plainYear(value) ?? formatNumber(value, { decimals: 9 });
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** A year stays `2022`: `2.022` is a sum. */
function plainYear(value: number): string | null {
  return Number.isInteger(value) && value >= 2000 && value <= 2100 ? String(value) : null;
}
