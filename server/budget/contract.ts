import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import {
  byId,
  DayText,
  endpoint,
  Id,
  ImportFault,
  Instant,
  ListQuery,
  page,
  SpanRef,
} from '../platform/contract.ts';
import { MEASURES } from './rules/money.ts';

export * from './annex-contract.ts';
export * from './errors-contract.ts';
export * from './source-contract.ts';
export * from './thrift-contract.ts';

/** Whole đồng as digits: no float on its way. */
export const Dong = z.string().regex(/^-?\d{1,18}$/);
export const Measure = z.enum(MEASURES);
export const Year = z.coerce.number().int().min(2000).max(2100);

/** What money is for: a task, or a project (dự án) under one. */
export const NodeRef = z.object({ kind: z.enum(['task', 'project']), id: Id });
export type NodeRef = z.infer<typeof NodeRef>;

/** Sums in đồng; null where nobody has said anything. */
export const Sums = z.object({
  planned: Dong.nullable(),
  allotted: Dong.nullable(),
  disbursed: Dong.nullable(),
});
export type Sums = z.infer<typeof Sums>;

/** Sums with the rate of disbursement, in percent of the plan, and how it keeps up with the year. */
export const Cell = Sums.extend({
  rate: z.number().nullable(),
  pace: z.enum(['ahead', 'on_pace', 'behind', 'short']).nullable(),
});
export type Cell = z.infer<typeof Cell>;

/** One line: what for, which years, which source; its sums as of the day looked at. */
export const BudgetLine = Sums.extend({
  id: Id,
  node: NodeRef.extend({ code: z.string().nullable(), title: z.string() }),
  planId: Id.nullable(),
  planNumber: z.string().nullable(),
  unit: UnitRef,
  fromYear: z.number().int(),
  toYear: z.number().int(),
  source: z.object({ key: z.string(), name: z.string() }),
  carriedFrom: z.number().int().nullable(),
  rate: z.number().nullable(),
  /** The sums beyond what allows them, with the decision that says so. */
  excess: z.array(z.object({ kind: z.enum(['disbursed', 'allotted']), over: Dong })),
  decision: z.string().nullable(),
  version: z.number().int(),
});
export type BudgetLine = z.infer<typeof BudgetLine>;

/** What a page of money is filtered by. `upTo` (tính đến): entries of days after it stay out. */
const conditions = {
  planId: Id.optional(),
  unitId: Id.optional(),
  source: z.string().max(40).optional(),
  fromYear: Year.optional(),
  toYear: Year.optional(),
  upTo: DayText.optional(),
};
export const LINE_SORTS = [
  'place',
  'year',
  '-year',
  'planned',
  '-planned',
  'disbursed',
  '-disbursed',
  'rate',
  '-rate',
] as const;

export const listLines = endpoint({
  method: 'GET',
  path: '/api/budget/lines',
  query: ListQuery.extend({
    ...conditions,
    /** A place of the tree: it and everything below it. */
    node: z
      .string()
      .regex(/^(?:task|project|field):\d{1,19}$/)
      .optional(),
    carried: z.stringbool().optional(),
    sort: z.enum(LINE_SORTS).optional(),
  }),
  reply: page(BudgetLine),
  summary: 'Lines of money, searched without accents, as of any day',
});
export const exportLines = endpoint({
  method: 'GET',
  path: '/api/budget/lines/export',
  query: listLines.query.omit({ limit: true, after: true }).extend({
    format: z.enum(['xlsx', 'csv']),
    unit: z.enum(['đồng', 'triệu', 'tỷ']).default('đồng'),
  }),
  reply: z.unknown(),
  summary: 'The lines as a workbook or CSV, which import back unchanged',
});

/** One entry of a line: who said which sum, of which day, by which document; ended ones stay. */
export const BudgetEntry = z.object({
  id: Id,
  measure: Measure,
  amount: Dong,
  onDay: DayText,
  basis: z.string().nullable(),
  decision: z.string().nullable(),
  at: Instant,
  by: z.string(),
  ended: z.object({ at: Instant, by: z.string(), reason: z.string().nullable() }).nullable(),
});
export type BudgetEntry = z.infer<typeof BudgetEntry>;
export const LineStory = BudgetLine.extend({
  entries: z.array(BudgetEntry),
  /** The words of a plan that order the money, where the line was taken over from them. */
  orderedBy: z
    .object({
      quote: z.string(),
      planNumber: z.string().nullable(),
      directiveId: Id,
      span: SpanRef.nullable(),
    })
    .nullable(),
  canEdit: z.boolean(),
  canReport: z.boolean(),
});
export type LineStory = z.infer<typeof LineStory>;
export const getLine = endpoint({
  method: 'GET',
  path: '/api/budget/lines/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: LineStory,
  summary: 'One line with every entry that it ever had',
});

const Said = {
  amount: Dong,
  onDay: DayText,
  basis: z.string().trim().max(200).nullable().default(null),
  /** The decision that allows more than was allotted or planned. */
  decision: z.string().trim().max(500).nullable().default(null),
};
const Written = z.object({ lineId: Id, version: z.number().int() });

export const openLine = endpoint({
  method: 'POST',
  path: '/api/budget/lines',
  body: z.object({
    node: NodeRef,
    fromYear: Year,
    toYear: Year,
    source: z.string().max(40),
    carriedFrom: Year.nullable().default(null),
    entries: z
      .array(z.object({ measure: Measure, ...Said }))
      .min(1)
      .max(3),
    /** The provision of the plan's text that the line follows up. */
    provisionId: Id.nullable().default(null),
  }),
  reply: Written,
  act: 'open_budget_line',
  summary: 'Begin a line: task or project, years, source, first sums',
});
export const enterAmount = endpoint({
  method: 'POST',
  path: '/api/budget/lines/:id/entries',
  params: byId,
  body: z.object({ version: z.number().int(), measure: Measure, ...Said }),
  reply: Written,
  act: 'enter_amount',
  summary: 'Set a plan or an allotment by a decision, or add a disbursement',
});
export const correctAmount = endpoint({
  method: 'POST',
  path: '/api/budget/lines/:id/entries/:entryId/correct',
  params: byId.extend({ entryId: Id }),
  body: z.object({
    version: z.number().int(),
    ...Said,
    /** Null takes the entry out. */
    amount: Dong.nullable(),
    reason: z.string().trim().min(5).max(500),
  }),
  reply: Written,
  act: 'correct_amount',
  summary: 'Correct an entry: the wrong one is kept, ended, with the reason',
});
export const closeLine = endpoint({
  method: 'POST',
  path: '/api/budget/lines/:id/close',
  params: byId,
  body: z.object({ version: z.number().int(), reason: z.string().trim().min(5).max(500) }),
  reply: Written,
  act: 'close_budget_line',
  summary: 'Take a line out; it stays in every past day',
});

/** A place in the consolidated tree: a plan, a field, a task, a project. */
export const BudgetRow = z.object({
  key: z.string(),
  kind: z.enum(['plan', 'field', 'task', 'project']),
  /** Id of the plan, task or project; null for fields. */
  id: Id.nullable(),
  parentKey: z.string().nullable(),
  depth: z.number().int(),
  title: z.string(),
  label: z.string().nullable(),
  unit: UnitRef.nullable(),
  years: z.record(z.string(), Cell),
  whole: Cell,
  /** Given for several years together and not split over them. */
  unsplit: Sums.nullable(),
  /** Carried-over capital (vốn kéo dài), never added to the plan. */
  carried: z.object({ years: z.record(z.string(), Cell), whole: Cell }).nullable(),
  /** Lines that stand at this very place, and of them those beyond what allows them. */
  lines: z.number().int(),
  excess: z.array(
    z.object({
      lineId: Id,
      kind: z.enum(['disbursed', 'allotted']),
      decision: z.string().nullable(),
    }),
  ),
});
export type BudgetRow = z.infer<typeof BudgetRow>;

const LineName = z.object({ id: Id, title: z.string(), years: z.string(), source: z.string() });
/** A line of which more detailed ones account for a part: what was taken off, and for which. */
export const DoubleGiven = z.object({
  line: LineName,
  given: Sums,
  off: Sums,
  details: z.array(LineName.extend({ given: Sums })),
});
/** A total given for several years beside what its years come to. */
export const YearsTotal = z.object({ line: LineName, given: Sums, years: Sums, difference: Sums });

const Part = z.object({ key: z.string(), name: z.string(), whole: Cell, carried: Cell.nullable() });
export const BudgetTree = z.object({
  /** The years that have figures, in order. */
  years: z.array(z.number().int()),
  rows: z.array(BudgetRow),
  total: BudgetRow,
  bySource: z.array(Part),
  byUnit: z.array(Part),
  doubles: z.array(DoubleGiven),
  totals: z.array(YearsTotal),
  canEdit: z.boolean(),
});
export type BudgetTree = z.infer<typeof BudgetTree>;
export const getBudget = endpoint({
  method: 'GET',
  path: '/api/budget',
  query: z.object({
    ...conditions,
    q: z.string().trim().max(200).optional(),
    asOf: DayText.optional(),
  }),
  reply: BudgetTree,
  summary: 'Money consolidated without double counting: plan → field → task → project, by year',
});

/** The money of one task, for its page: its own lines, its projects' and its parts'. */
export const TaskMoney = z.object({
  lines: z.array(BudgetLine),
  years: z.array(z.number().int()),
  total: BudgetRow.nullable(),
  canEdit: z.boolean(),
  canReport: z.boolean(),
});
export type TaskMoney = z.infer<typeof TaskMoney>;
export const getTaskMoney = endpoint({
  method: 'GET',
  path: '/api/budget/of-task/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: TaskMoney,
  summary: 'The money of one task: its lines and what they come to',
});

export const ImportReply = z.object({
  changes: z.array(
    z.object({
      line: z.number().int(),
      kind: z.enum(['add', 'change', 'same']),
      title: z.string(),
      years: z.string(),
      source: z.string(),
      /** A fund or a project that the sheet names for the first time. */
      isNew: z.array(z.enum(['source', 'project'])),
      sums: Sums,
    }),
  ),
  errors: z.array(ImportFault),
  written: z.boolean(),
});
export type ImportReply = z.infer<typeof ImportReply>;
/** Also takes a .csv or .xlsx file as multipart, with the other fields before it; the first sheet counts. */
export const importBudget = endpoint({
  method: 'POST',
  path: '/api/budget/import',
  body: z.object({
    rows: z.array(z.array(z.string())),
    write: z.boolean(),
    /** The unit of sums under a head that names none. */
    unit: z.enum(['đồng', 'triệu', 'tỷ']),
    /** The plan of lines that name none. */
    planId: Id.nullable().default(null),
  }),
  reply: ImportReply,
  act: 'import_budget',
  summary: 'Check lines of money row by row, then write all of them or nothing',
});
