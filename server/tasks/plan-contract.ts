import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { TwoByTwo } from '../plans/contract.ts';
import { CLEAR_POINTS } from '../plans/rules/clear-points.ts';
import { byId, DayText, endpoint, Id, ListQuery, SpanRef } from '../platform/contract.ts';
import { TaskFilter, TaskGroup } from './row-contract.ts';

/** The same conditions on every view of a plan, and on every list. */
const conditions = TaskFilter.extend({
  q: ListQuery.shape.q,
  asOf: DayText.optional(),
});

/** The heads of a grouped list: what each group holds under the same filter. */
export const groupTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/groups',
  query: conditions.extend({ by: TaskGroup }),
  reply: z.object({
    groups: z.array(
      z.object({
        /** Id of the unit, field or officer, a status, a month `2026-03`, a day; empty where there is none. */
        key: z.string(),
        name: z.string().nullable(),
        rows: z.number().int(),
        counts: TwoByTwo,
      }),
    ),
  }),
  summary: 'How many rows of a list fall into each group, with their 2 × 2',
});

/** One place of the text that orders work, with how far it has come. */
export const OrderingWords = z.object({
  wordsId: Id,
  clauseId: Id.nullable(),
  fieldName: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  span: SpanRef.nullable(),
  /** Rows under the filter. */
  rows: z.number().int(),
  notAccepted: z.number().int(),
  counts: TwoByTwo,
  /** The one task given on these words, where there is exactly one. */
  only: z.object({ id: Id, unit: UnitRef, childCount: z.number().int() }).nullable(),
});
export type OrderingWords = z.infer<typeof OrderingWords>;

export const planOutline = endpoint({
  method: 'GET',
  path: '/api/plans/:id/outline',
  params: byId,
  query: conditions.omit({ planId: true }),
  reply: z.object({
    clauses: z.array(
      z.object({
        id: Id,
        parentId: Id.nullable(),
        label: z.string(),
        heading: z.string(),
        span: SpanRef,
      }),
    ),
    words: z.array(OrderingWords),
    total: z.number().int(),
  }),
  summary: 'The outline of a plan: clause by clause the tasks that it orders, under a filter',
});

export const planClearPoints = endpoint({
  method: 'GET',
  path: '/api/plans/:id/clear-points',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({
    tasks: z.number().int(),
    /** Tasks that lack none of the six. */
    clear: z.number().int(),
    /** Points that some task lacks; a task may lack several. */
    missing: z.array(z.object({ point: z.enum(CLEAR_POINTS), tasks: z.number().int() })),
  }),
  summary: 'How clearly the tasks of a plan are assigned, by the six points (6 rõ)',
});
