import { z } from 'zod';
import { byId, DayText, endpoint } from '../platform/contract.ts';
import { PeriodCode } from './definition-contract.ts';
import { ValueKind } from './value-contract.ts';

/** A cell that cannot be taken, with what would be. */
export const GridProblem = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  vi: z.string(),
  en: z.string(),
});

export const GridImportReply = z.object({
  values: z.array(
    z.object({
      line: z.number().int(),
      unit: z.string(),
      period: PeriodCode,
      value: z.number(),
      /** The value that stands there; null where none does. */
      before: z.number().nullable(),
      kind: z.enum(['add', 'correct', 'same']),
      /** A value far from the ones before: to be looked at, not refused. */
      hint: z.object({ vi: z.string(), en: z.string() }).nullable(),
    }),
  ),
  errors: z.array(GridProblem),
  written: z.boolean(),
});
export type GridImportReply = z.infer<typeof GridImportReply>;

/** Also takes a .csv or .xlsx file as multipart, with its fields before it; the first sheet counts. */
export const importValues = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/values/import',
  params: byId,
  body: z.object({
    rows: z.array(z.array(z.string())).max(20_000),
    kind: ValueKind.default('actual'),
    /** Why values that stand there are corrected. */
    why: z.string().trim().max(1_000).nullable().default(null),
    write: z.boolean(),
  }),
  reply: GridImportReply,
  act: 'import_values',
  summary: 'Check a sheet of values cell by cell, then write all of it or nothing',
});

export const exportValues = endpoint({
  method: 'GET',
  path: '/api/indicators/:id/values/export',
  params: byId,
  query: z.object({
    format: z.enum(['xlsx', 'csv']),
    shape: z.enum(['lines', 'grid']).default('lines'),
    asOf: DayText.optional(),
  }),
  reply: z.string(),
  summary: 'Values of an indicator as a sheet, which imports back unchanged',
});
