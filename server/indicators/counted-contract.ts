import { z } from 'zod';
import { byId, DayText, endpoint, Id } from '../platform/contract.ts';
import { TaskMention } from '../tasks/whole-contract.ts';

/** Which accepted products an indicator counts (sản phẩm đếm được). */
export const ProductCount = z.object({
  /** Of tasks linked to the indicator, or of a plan. */
  scope: z.enum(['linked', 'plan']),
  planId: Id.nullable().default(null),
  fieldId: Id.nullable().default(null),
  /** The kind, as a noun: "quy hoạch"; null for products of any kind. */
  product: z.string().trim().min(1).max(100).nullable().default(null),
});
export type ProductCount = z.infer<typeof ProductCount>;

/** A task whose accepted product counts. */
export const CountedProductLine = z.object({
  task: TaskMention,
  product: z.string(),
  acceptedOn: DayText.nullable(),
  count: z.number(),
});

/** What an indicator counts: three numbers that are kept apart, and the tasks behind one of them. */
export const CountedProducts = z.object({
  rule: ProductCount.nullable(),
  planNumber: z.string().nullable(),
  fieldName: z.string().nullable(),
  /** Accepted by the day looked at. */
  counted: z.number(),
  /** What the tasks name in their words, each product once. */
  named: z.number(),
  /** What the target claims in prose; null where it has no target. Kept apart from what is found. */
  claimed: z.number().nullable(),
  lines: z.array(CountedProductLine),
  /** Counted at tasks that this post may not see. */
  unseen: z.number(),
  mayDefine: z.boolean(),
  version: z.number().int(),
});
export type CountedProducts = z.infer<typeof CountedProducts>;

export const getCountedProducts = endpoint({
  method: 'GET',
  path: '/api/indicators/:id/products',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: CountedProducts,
  summary: 'Which accepted products an indicator counts, at which tasks',
});

export const setProductCount = endpoint({
  method: 'PUT',
  path: '/api/indicators/:id/products',
  params: byId,
  body: z.object({
    version: z.number().int().min(0),
    /** Null to count no more: values are entered again. */
    rule: ProductCount.nullable(),
  }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'set_product_count',
  summary: 'Let an indicator count accepted products of tasks',
});
