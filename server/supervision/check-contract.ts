import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { CHECK_CODES } from './rules/checks.ts';

export const CheckCode = z.enum(CHECK_CODES);

/** One finding of a check of the data: which task, what is wrong, what to do. */
export const CheckRow = z.object({
  id: z.string(),
  code: CheckCode,
  severity: z.enum(['warn', 'error']),
  taskId: Id,
  title: z.string(),
  planNumber: z.string().nullable(),
  unit: UnitRef,
  /** The facts at fault as a sentence, and what to do about them. */
  what: z.object({ vi: z.string(), en: z.string() }),
  todo: z.object({ vi: z.string(), en: z.string() }),
  /** The same facts as one text: a mark "đã xem, đúng" holds as long as it is the same. */
  facts: z.string(),
  seen: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
  maySettle: z.boolean(),
});
export type CheckRow = z.infer<typeof CheckRow>;

/** How many a check finds; `more` where there are more than were counted. */
export const CheckCount = z.object({
  code: CheckCode,
  severity: z.enum(['warn', 'error']),
  count: z.number().int(),
  more: z.boolean(),
});
export type CheckCount = z.infer<typeof CheckCount>;

const filter = { unitId: Id.optional(), planId: Id.optional() };
export const getCheckCounts = endpoint({
  method: 'GET',
  path: '/api/checks',
  query: z.object({ ...filter, asOf: DayText.optional() }),
  reply: z.object({ cutOff: DayText, counts: z.array(CheckCount) }),
  summary: 'Kiểm tra số liệu: how many findings each check of the data has',
});
const listFilter = { ...filter, code: CheckCode, seen: z.enum(['no', 'yes']).default('no') };
export const listCheckFindings = endpoint({
  method: 'GET',
  path: '/api/checks/findings',
  query: ListQuery.omit({ sort: true }).extend(listFilter),
  reply: page(CheckRow).extend({ more: z.boolean() }),
  summary: 'What one check found, task by task',
});
export const exportCheckFindings = endpoint({
  method: 'GET',
  path: '/api/checks/export',
  query: z.object({
    ...filter,
    code: CheckCode.optional(),
    q: z.string().trim().max(200).optional(),
    asOf: DayText.optional(),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'What the checks found as a workbook or CSV',
});
export const settleFinding = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/checks',
  params: byId,
  body: z.object({
    code: CheckCode,
    facts: z.string().min(1).max(400),
    /** Null takes the mark back. */
    reason: z.string().trim().min(5).max(1_000).nullable(),
  }),
  reply: z.object({ id: Id }),
  act: 'settle_check',
  summary: 'Đã xem, đúng: why what was found is right; it comes back where the facts change',
});
