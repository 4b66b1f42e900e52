import { z } from 'zod';
import { DayText, endpoint, Id } from '../platform/contract.ts';

const Year = z.coerce.number().int().min(2000).max(2100);
/** Of which money the annex of a capital plan is (danh mục, mức vốn dự kiến bố trí). */
export const AnnexQuery = z.object({
  planId: Id.optional(),
  unitId: Id.optional(),
  source: z.string().max(40).optional(),
  fromYear: Year,
  toYear: Year,
  asOf: DayText.optional(),
  upTo: DayText.optional(),
  unit: z.enum(['đồng', 'triệu', 'tỷ']).default('triệu'),
});

export const exportAnnex = endpoint({
  method: 'GET',
  path: '/api/budget/annex',
  query: AnnexQuery,
  reply: z.unknown(),
  summary:
    'The annex of a capital plan as a workbook: tasks and projects with the sums of each year',
});
