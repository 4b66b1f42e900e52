import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { importUnits } from './contract.ts';
import { readUnitFile } from './read-unit-file.ts';

/**
 * The sheet of an import request: the rows of its body, or those of an uploaded .csv or .xlsx file.
 * In a multipart request the field `write` stands before the file.
 *
 * @throws Refusal BAD_INPUT without a file, and whatever the file itself is refused for
 */
export async function readImport(
  request: FastifyRequest,
  body: z.output<typeof importUnits.body>,
): Promise<{ rows: readonly (readonly string[])[]; write: boolean }> {
  if (!request.isMultipart()) return body;
  let write = false;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'write') write = part.value === 'true';
      continue;
    }
    const rows = await readUnitFile(part.filename, await part.toBuffer());
    return importUnits.body.parse({ rows, write });
  }
  const fields = [{ field: 'file', rule: 'custom', message: 'file' }];
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields });
}
