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
import { DemandLine, ExplanationLine } from './explanation-contract.ts';
import { ExtensionLine } from './extension-contract.ts';
import { AttachedFile, Party } from './party-contract.ts';
import {
  ClearPoint,
  Status,
  TaskAct,
  TaskFilter,
  TaskRow,
  TaskSort,
  TaskState,
} from './row-contract.ts';
import { TaskStage } from './stage-contract.ts';

export * from './act-contract.ts';
export * from './board-contract.ts';
export * from './comment-contract.ts';
export * from './compare-contract.ts';
export * from './coverage-contract.ts';
export * from './errors-contract.ts';
export * from './explanation-contract.ts';
export * from './extension-contract.ts';
export * from './file-contract.ts';
export * from './life-contract.ts';
export * from './live-contract.ts';
export * from './overdue-contract.ts';
export * from './party-contract.ts';
export * from './plan-contract.ts';
export * from './programme-contract.ts';
export * from './row-contract.ts';
export * from './search-contract.ts';
export * from './stage-contract.ts';
export * from './trend-contract.ts';
export * from './whole-contract.ts';

/** Rows of a page of tasks at most: whoever scrolls fast waits for round trips. */
export const LIST_MOST = 500;

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  query: ListQuery.extend(TaskFilter.shape).extend({
    sort: TaskSort.optional(),
    limit: z.coerce.number().int().min(1).max(LIST_MOST).default(50),
  }),
  reply: page(TaskRow).extend({ counts: TwoByTwo }),
  summary: 'Tasks that this post may see, filtered, sorted, as of any day',
});
/** What entered, left and changed between two days, with the old values. */
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
  /** When it was done in another installation, by the clock there; `at` is when it was received here. */
  sentAt: Instant.nullish(),
  act: z.string(),
  person: z.string(),
  post: z.string(),
  unit: z.string(),
  reason: z.string().nullable(),
  /** What the act was about: a unit, a person, a stage, another task. */
  about: z.string().nullable(),
  /** The day that the act speaks of: of completion, of a stage, of a result that was reopened. */
  onDay: DayText.nullable(),
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
  /** What the words name, and what was made clear since where they are silent. */
  clarified: z.object({ product: z.string().nullable(), authority: z.string().nullable() }),
  /** Who takes part beside the lead, with what coordinating units answered. */
  parties: z.array(Party),
  /** Everything above, the farthest first, through authorities, as far as the post may see. */
  ancestors: z.array(
    z.object({ id: Id, authorityId: Id, title: z.string(), unit: UnitRef, status: Status }),
  ),
  /** The task that goes on in its place: merged into, or carried over to. */
  successor: z.object({ id: Id, title: z.string() }).nullable(),
  /** Tasks that go on in this one, with what was handed in for them. */
  predecessors: z.array(
    z.object({
      id: Id,
      title: z.string(),
      unit: UnitRef,
      state: TaskState,
      coordinators: z.array(UnitRef),
      files: z.array(AttachedFile),
    }),
  ),
  /** Units above that passed the task on: it can go back to them. */
  heldBefore: z.array(UnitRef),
  /** The stages of the task with their days; empty where none were planned. */
  stages: z.array(TaskStage),
  stageKind: z.string().nullable(),
  /** The kind that its words speak of, where it has no stages yet. */
  guessedKind: z.string().nullable(),
  /** What was done about lateness until the day looked at, the oldest first. */
  supervised: z.object({
    extensions: z.array(ExtensionLine),
    explanations: z.array(ExplanationLine),
    demands: z.array(DemandLine),
    urgings: z.array(
      z.object({ id: Id, symbol: z.string(), sentOn: DayText, answeredOn: DayText.nullable() }),
    ),
  }),
  commentCount: z.number().int(),
  isGroup: z.boolean(),
  parent: z.object({ id: Id, title: z.string(), status: Status }).nullable(),
  superior: z.object({ authorityId: Id, id: Id, title: z.string() }).nullable(),
  children: z.array(TaskRow),
  /** k/n: parts whose result was accepted, of the parts that count, wherever they are held. */
  childrenDone: z.number().int(),
  childrenCounted: z.number().int(),
  /** The three figures, side by side: reported by hand, computed from children, accepted above. */
  progress: z.object({
    reported: z.number().int().nullable(),
    derived: z.number().int().nullable(),
    accepted: z.number().int().nullable(),
  }),
  sixPoints: z.array(
    z.object({
      point: ClearPoint,
      clear: z.boolean(),
      missing: z.object({ vi: z.string(), en: z.string() }).nullable(),
      /** The act that makes it clear, where there is one. */
      mend: TaskAct.nullable(),
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
