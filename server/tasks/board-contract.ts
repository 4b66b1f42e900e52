import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { TwoByTwo } from '../plans/figures-contract.ts';
import { DayText, endpoint, Id, Instant, page } from '../platform/contract.ts';
import { TaskRow } from './row-contract.ts';

/** One inbox of what waits for me (Việc của tôi). */
export const InboxItem = z.object({
  kind: z.enum([
    'accept',
    'decide_hand_back',
    'decide_result',
    'report',
    'returned',
    'reply',
    'stage',
    'decide_extension',
    'decide_explanation',
    'explain',
    'answer_urging',
  ]),
  /** What it is about where that is not the task: a letter of urging. */
  subjectId: Id.nullable(),
  task: TaskRow,
  /** By when I have to act: the deadline of the task, of my answer, of the stage. */
  dueOn: DayText.nullable(),
  /** The day to which I put it off. */
  until: DayText.nullable(),
  since: Instant,
  by: z.string().nullable(),
  words: z.string().nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;
export const getInbox = endpoint({
  method: 'GET',
  path: '/api/inbox',
  query: z.object({
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    kind: InboxItem.shape.kind.optional(),
    /** What was put off, in place of what waits now. */
    later: z.stringbool().optional(),
  }),
  reply: page(InboxItem).extend({
    /** How many of each kind wait now. */
    counts: z.record(z.string(), z.number().int()),
    later: z.number().int(),
  }),
  summary: 'What waits for this post, by deadline then longest wait',
});

/** The weekly sheet (phiếu tuần): every open task of the unit with what was said this week and last. */
export const WeekRow = z.object({
  task: TaskRow,
  thisWeek: z
    .object({
      percent: z.number().int().nullable(),
      body: z.string(),
      difficulty: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
  lastWeek: z
    .object({
      percent: z.number().int().nullable(),
      quantity: z.number().nullable(),
      body: z.string(),
    })
    .nullable(),
  /** What the task counts: how many of what, and how many stand by now; null where it counts nothing. */
  counts: z.object({ of: z.number(), what: z.string(), now: z.number().nullable() }).nullable(),
});
export const getWeek = endpoint({
  method: 'GET',
  path: '/api/week/:week',
  params: z.object({ week: z.string().regex(/^\d{4}-W\d{2}$/) }),
  reply: z.object({
    week: z.string(),
    from: DayText,
    to: DayText,
    rows: z.array(WeekRow),
    updated: z.number().int(),
  }),
  summary: 'The weekly sheet of my unit',
});

/** What the rows of a board are: units below the chosen one, or its plans, directing leaders, levels. */
export const BOARD_ROWS = ['units', 'plans', 'leaders', 'levels'] as const;
export const BoardRows = z.enum(BOARD_ROWS);
export type BoardRows = z.infer<typeof BoardRows>;

/** The board (bảng điều hành): rows as chosen, columns the plan's fields. */
export const BoardCell = TwoByTwo.extend({
  due: z.number().int(),
  notAccepted: z.number().int(),
  awaiting: z.number().int(),
  silent: z.number().int(),
  dueSoon: z.number().int(),
});
export type BoardCell = z.infer<typeof BoardCell>;
export const Board = z.object({
  asOf: DayText,
  computedAt: Instant,
  plan: z
    .object({
      id: Id,
      title: z.string(),
      number: z.string().nullable(),
      declaredSum: z.number().int().nullable(),
    })
    .nullable(),
  by: BoardRows,
  unit: UnitRef,
  path: z.array(UnitRef),
  /** The fields of the plan; none where there are several plans, and then no cells either. */
  fields: z.array(z.object({ id: z.union([Id, z.literal('none')]), name: z.string() })),
  rows: z.array(
    z.object({
      /**
       * What the row stands for: a unit with its names, a plan with its number, a person with the post, a
       * level by its kind of unit. `none` is what nobody directs.
       */
      head: z.object({ id: z.string(), name: z.string(), shortName: z.string().nullable() }),
      /** Whether units stand below it, so that it has a board of its own. */
      hasChildren: z.boolean(),
      cells: z.record(z.string(), BoardCell),
      total: BoardCell,
    }),
  ),
  total: BoardCell,
  totals: z.record(z.string(), BoardCell),
  ageing: z.array(
    z.object({
      upTo: z.number().int().nullable(),
      from: z.number().int(),
      count: z.number().int(),
    }),
  ),
});
export type Board = z.infer<typeof Board>;
const boardQuery = z.object({
  planId: Id.optional(),
  unitId: Id.optional(),
  /** Units where nothing is said. */
  rows: BoardRows.optional(),
  layer: z.enum(['given', 'all']).default('given'),
  asOf: DayText.optional(),
});
export const getBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  query: boardQuery,
  reply: Board,
  summary:
    'Units, plans, directing leaders or levels × fields with the official 2 × 2, as of any day',
});

export const exportBoard = endpoint({
  method: 'GET',
  path: '/api/board/export',
  query: boardQuery,
  reply: z.string(),
  summary: 'The board as a workbook: a line a row, with overdue and due of each field',
});
