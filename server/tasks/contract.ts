import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { TwoByTwo } from '../plans/contract.ts';
import {
  byId,
  DayText,
  endpoint,
  Id,
  Instant,
  ListQuery,
  page,
  SpanRef,
} from '../platform/contract.ts';
import { Status, TaskAct, TaskFilter, TaskRow, TaskSort } from './row-contract.ts';

export * from './act-contract.ts';
export * from './board-contract.ts';
export * from './errors-contract.ts';
export * from './live-contract.ts';
export * from './plan-contract.ts';
export * from './row-contract.ts';
export * from './search-contract.ts';

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  query: ListQuery.extend(TaskFilter.shape).extend({ sort: TaskSort.optional() }),
  reply: page(TaskRow).extend({ counts: TwoByTwo }),
  summary: 'Tasks that this post may see, filtered, sorted, as of any day',
});
/** What entered, left and changed between two days, with the old values. */
export const compareTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/compare',
  query: TaskFilter.extend({ asOf: DayText.optional(), vs: DayText, q: z.string().optional() }),
  reply: z.object({
    entered: z.array(TaskRow),
    left: z.array(
      TaskRow.extend({ why: z.enum(['done', 'extended', 'withdrawn', 'moved', 'filter']) }),
    ),
    changed: z.array(z.object({ now: TaskRow, before: TaskRow, fields: z.array(z.string()) })),
  }),
  summary: 'The same list on two days: entered, left, changed',
});
export const exportTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/export',
  query: ListQuery.omit({ limit: true, after: true })
    .extend(TaskFilter.shape)
    .extend({ sort: TaskSort.optional() })
    .extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'The list as a workbook or CSV',
});

/** What may be done now, and why not otherwise. */
export const ActState = z.object({
  act: TaskAct,
  allowed: z.boolean(),
  why: z.object({ vi: z.string(), en: z.string() }).nullable(),
});
export type ActState = z.infer<typeof ActState>;

export const TaskEvent = z.object({
  id: Id,
  at: Instant,
  act: z.string(),
  person: z.string(),
  post: z.string(),
  unit: z.string(),
  reason: z.string().nullable(),
  body: z.string().nullable(),
  percent: z.number().int().nullable(),
  product: z.string().nullable(),
  files: z.array(z.object({ id: Id, name: z.string(), size: z.number(), href: z.string() })),
});

export const Task = TaskRow.extend({
  quote: z.string(),
  span: SpanRef.nullable(),
  product: z.string().nullable(),
  why: z.object({ rule: z.string().nullable(), confidence: z.number().nullable() }).nullable(),
  directive: z.object({
    id: Id,
    type: z.string(),
    number: z.string().nullable(),
    issuedOn: DayText.nullable(),
    title: z.string(),
  }),
  clause: z.object({ id: Id, label: z.string(), heading: z.string() }).nullable(),
  planTitle: z.string(),
  assigner: UnitRef,
  coordinators: z.array(z.object({ unit: UnitRef, written: z.string() })),
  isGroup: z.boolean(),
  parent: z.object({ id: Id, title: z.string(), status: Status }).nullable(),
  superior: z.object({ authorityId: Id, id: Id, title: z.string() }).nullable(),
  children: z.array(TaskRow),
  childrenDone: z.number().int(),
  /** The three figures, side by side: reported by hand, computed from children, accepted above. */
  progress: z.object({
    reported: z.number().int().nullable(),
    derived: z.number().int().nullable(),
    accepted: z.number().int().nullable(),
  }),
  sixPoints: z.array(
    z.object({
      point: z.enum(['person', 'work', 'time', 'responsibility', 'product', 'authority']),
      clear: z.boolean(),
    }),
  ),
  acts: z.array(ActState),
  events: z.array(TaskEvent),
  handBackReason: z.string().nullable(),
  lastReport: z
    .object({
      body: z.string(),
      product: z.string().nullable(),
      onDay: DayText,
      files: z.array(z.object({ id: Id, name: z.string(), size: z.number(), href: z.string() })),
    })
    .nullable(),
});
export type Task = z.infer<typeof Task>;
export const getTask = endpoint({
  method: 'GET',
  path: '/api/tasks/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Task,
  summary: 'One task: ordering words, parties, tree, history, evidence, what may be done now',
});
