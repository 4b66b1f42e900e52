import { z } from 'zod';
import { DayText, endpoint, Id } from '../platform/contract.ts';

const Year = z.coerce.number().int().min(2000).max(2100);
/** The annex of a capital plan (danh mục, mức vốn dự kiến bố trí) as a document to be signed or a workbook. */
export const exportAnnex = endpoint({
  method: 'GET',
  path: '/api/budget/annex',
  query: z.object({
    planId: Id.optional(),
    unitId: Id.optional(),
    source: z.string().max(40).optional(),
    fromYear: Year,
    toYear: Year,
    asOf: DayText.optional(),
    upTo: DayText.optional(),
    format: z.enum(['docx', 'xlsx']),
    unit: z.enum(['đồng', 'triệu', 'tỷ']).default('triệu'),
  }),
  reply: z.unknown(),
  summary:
    'The annex of a capital plan: tasks and projects with the sums of each year, in the form of NĐ 30/2020',
});
