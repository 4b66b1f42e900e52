import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { STEPS } from './rules/thrift.ts';

const Dong = z.string().regex(/^-?\d{1,18}$/);
export const Step = z.enum(STEPS);
const Year = z.coerce.number().int().min(2000).max(2100);

const StepSums = z.object({
  proposed: Dong.nullable(),
  estimated: Dong.nullable(),
  appraised: Dong.nullable(),
  approved: Dong.nullable(),
  settled: Dong.nullable(),
});
/** Đồng saved at each step (khâu dự toán, thẩm định, phê duyệt, quyết toán) and in all. */
export const Saved = z.object({
  estimated: Dong.nullable(),
  appraised: Dong.nullable(),
  approved: Dong.nullable(),
  settled: Dong.nullable(),
  total: Dong,
});
export type Saved = z.infer<typeof Saved>;

export const ThriftItem = z.object({
  id: Id,
  name: z.string(),
  unit: UnitRef,
  task: z.object({ id: Id, title: z.string() }).nullable(),
  year: z.number().int(),
  source: z.object({ key: z.string(), name: z.string() }),
  steps: StepSums,
  saved: Saved,
  version: z.number().int(),
  canEdit: z.boolean(),
});
export type ThriftItem = z.infer<typeof ThriftItem>;

const conditions = {
  unitId: Id.optional(),
  source: z.string().max(40).optional(),
  year: Year.optional(),
};
const Totals = z.array(
  z.object({ key: z.string(), name: z.string(), count: z.number().int(), saved: Saved }),
);
export const listThrift = endpoint({
  method: 'GET',
  path: '/api/budget/thrift',
  query: ListQuery.extend(conditions),
  reply: page(ThriftItem).extend({
    saved: Saved,
    byUnit: Totals,
    byYear: Totals,
    bySource: Totals,
    canEdit: z.boolean(),
  }),
  summary: 'Thrift: sums from request to settlement, with what each step saved',
});
export const exportThrift = endpoint({
  method: 'GET',
  path: '/api/budget/thrift/export',
  query: z.object({
    ...conditions,
    q: z.string().trim().max(200).optional(),
    asOf: DayText.optional(),
    format: z.enum(['xlsx', 'csv']),
    unit: z.enum(['đồng', 'triệu', 'tỷ']).default('triệu'),
  }),
  reply: z.unknown(),
  summary: 'The thrift table as a workbook or CSV',
});

const StepSaid = z.object({
  step: Step,
  amount: Dong,
  onDay: DayText,
  basis: z.string().trim().max(200).nullable().default(null),
});
const Written = z.object({ itemId: Id, version: z.number().int() });
export const openThrift = endpoint({
  method: 'POST',
  path: '/api/budget/thrift',
  body: z.object({
    name: z.string().trim().min(3).max(500),
    unitId: Id,
    taskId: Id.nullable().default(null),
    year: Year,
    source: z.string().max(40),
    steps: z.array(StepSaid).min(1).max(5),
  }),
  reply: Written,
  act: 'open_thrift',
  summary: 'Begin a sum to be followed from its request to its settlement',
});
export const enterStep = endpoint({
  method: 'POST',
  path: '/api/budget/thrift/:id/steps',
  params: byId,
  body: StepSaid.extend({ version: z.number().int() }),
  reply: Written,
  act: 'enter_thrift_step',
  summary: 'Say the sum at a step; saying it again corrects it and keeps the old one',
});
export const closeThrift = endpoint({
  method: 'POST',
  path: '/api/budget/thrift/:id/close',
  params: byId,
  body: z.object({ version: z.number().int(), reason: z.string().trim().min(5).max(500) }),
  reply: Written,
  act: 'close_thrift',
  summary: 'Take a sum out; it stays in every past day',
});
export const ThriftStory = z.object({
  entries: z.array(
    z.object({
      id: Id,
      step: Step,
      amount: Dong,
      onDay: DayText,
      basis: z.string().nullable(),
      at: Instant,
      by: z.string(),
      ended: z.boolean(),
    }),
  ),
});
export type ThriftStory = z.infer<typeof ThriftStory>;
export const getThriftStory = endpoint({
  method: 'GET',
  path: '/api/budget/thrift/:id',
  params: byId,
  reply: ThriftStory,
  summary: 'Every sum that was said of one item, with who, when and by which document',
});
