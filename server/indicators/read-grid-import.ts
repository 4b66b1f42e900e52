import type { FastifyRequest } from 'fastify';
import readWorkbook from 'read-excel-file/node';
import type { z } from 'zod';
import { IntakeError } from '../../reader/inputs/intake-error.ts';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { readUnitFile } from '../organisation/read-unit-file.ts';
import { platformErrors } from '../platform/contract.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import { importValues } from './grid-contract.ts';
import { cellText } from './rules/write-value-grid.ts';

type Body = z.output<typeof importValues.body>;

/**
 * The sheet of an import request: its body, or an uploaded .csv or .xlsx file with the fields `write`, `kind`
 * and `why` before it. A number of a workbook is a number whatever its separators: it is written as one is
 * typed here, so that `16.5` of a cell is 16,5 and not asked back.
 *
 * @throws Refusal BAD_INPUT without a file, and whatever the file itself is refused for
 */
export async function readGridImport(request: FastifyRequest, body: Body): Promise<Body> {
  if (!request.isMultipart()) return body;
  const fields = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    const bytes = await part.toBuffer();
    const isBook = part.filename.toLowerCase().endsWith('.xlsx');
    const rows = isBook
      ? await bookRows(part.filename, bytes)
      : await readUnitFile(part.filename, bytes);
    const why = fields.get('why') || null;
    return importValues.body.parse({
      ...{ rows, why, write: fields.get('write') === 'true' },
      ...(fields.has('kind') ? { kind: fields.get('kind') } : {}),
    });
  }
  const missing = [{ field: 'file', rule: 'custom', message: 'file' }];
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: missing });
}

async function bookRows(name: string, bytes: Buffer): Promise<string[][]> {
  await checkFile(name, bytes);
  try {
    // Unpacks every part once, within limits: the workbook reader itself trusts what a zip declares.
    await readZip(bytes, (part) => /\.(?:xml|rels)$/.test(part));
    const sheets = await readWorkbook(bytes);
    const rows = sheets[0]?.data ?? [];
    return rows.map((row) => row.map(bookCell));
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 120) : '';
    const { code, vi, en } =
      error instanceof IntakeError ? error : new IntakeError('DAMAGED', message);
    throw new Refusal({ code: `FILE_${code}`, status: 422, vi, en });
  }
}

/** A number without dots between thousands: a year in a cell of periods is then no other than a typed one. */
function bookCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? cellText(cell).replaceAll('.', '') : String(cell);
}
