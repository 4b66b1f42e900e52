import { z } from 'zod';
import { byId, endpoint } from '../platform/contract.ts';

/** A column of a list of tasks that nobody has explained yet, with its cells by the key of the task. */
export const UnreadColumn = z.object({
  label: z.string(),
  cells: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type UnreadColumn = z.infer<typeof UnreadColumn>;

/** What stands in `details` of SHEET_FAULTS: every cell that cannot be taken, with where and why. */
export const SheetFaults = z.object({
  faults: z.array(
    z.object({
      sheet: z.string().nullable(),
      line: z.number().int(),
      column: z.string(),
      value: z.string(),
      vi: z.string(),
      en: z.string(),
    }),
  ),
});

export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/readings/template.xlsx',
  reply: z.string(),
  summary: 'The workbook to fill in and upload: tasks, the document, how to',
});
export const exportPlan = endpoint({
  method: 'GET',
  path: '/api/plans/:id/workbook.xlsx',
  params: byId,
  reply: z.string(),
  summary: 'A plan as issued, in the same workbook; it can be uploaded again unchanged',
});
