import { z } from 'zod';
import { byId, DayText, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';
import { Status, TaskRow } from './row-contract.ts';

/** What is refused about anchors and turns. */
export const timingErrors = errorTable({
  NO_ANCHOR: {
    status: 409,
    vi: 'Hạn của nhiệm vụ này không tính từ mốc nào. Tải lại trang để xem hạn hiện hành.',
    en: 'The deadline of this task counts from no event. Load the page again to see it.',
  },
  NO_DUTY: {
    status: 409,
    vi: 'Đây không phải dòng của việc định kỳ đang chạy. Mở dòng chung của việc định kỳ để dừng.',
    en: 'This is not the line of a running recurring duty. Open that line to stop it.',
  },
  TERM_NEEDED: {
    status: 422,
    vi: 'Văn bản không nêu số ngày sau mốc. Ghi số ngày để tính hạn.',
    en: 'The text names no number of days after the event. Give one, so that the deadline can be reckoned.',
  },
});

export const TermUnit = z.enum(['day', 'working-day']);

/** What the deadline of a task counts from, and what came of it. */
export const TaskAnchor = z.object({
  kind: z.enum(['issue', 'effect', 'event']),
  /** The event as written; empty where the words name none. */
  words: z.string(),
  term: z.object({ days: z.number().int(), unit: TermUnit }).nullable(),
  /** Null while it waits. */
  set: z.object({ onDay: DayText, source: z.string(), at: Instant, by: z.string() }).nullable(),
  /** How many tasks of the same words follow the day. */
  tasks: z.number().int(),
  maySet: z.boolean(),
});

/** A recurring duty at one unit. */
export const TaskSeries = z.object({
  norm: z.string(),
  exclusive: z.boolean(),
  startsOn: DayText,
  endsOn: DayText.nullable(),
  /** When the next turn comes; null where none comes any more. */
  next: z.object({ onDay: DayText, dueOn: DayText }).nullable(),
  done: z.number().int(),
  dutyId: Id,
  dutyVersion: z.number().int(),
  mayEnd: z.boolean(),
  turns: z.array(
    z.object({
      id: Id,
      period: DayText,
      dueOn: DayText.nullable(),
      status: Status,
      daysLate: z.number().int(),
    }),
  ),
});

export const getTaskTiming = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/timing',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ anchor: TaskAnchor.nullable(), series: TaskSeries.nullable() }),
  summary: 'What a deadline counts from, and the turns of a recurring duty',
});
export type TaskTiming = z.infer<typeof getTaskTiming.reply>;

export const setAnchor = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/anchor',
  params: byId,
  body: z.object({
    version: z.number().int(),
    onDay: DayText,
    /** Needed where the words name an event without a term. */
    term: z
      .object({ days: z.number().int().min(0).max(3660), unit: TermUnit })
      .nullable()
      .default(null),
    /** What happened, by which document. */
    source: z.string().trim().min(3).max(500),
  }),
  reply: TaskRow,
  act: 'set_anchor',
  summary: 'Đặt mốc: the day of the event; the deadlines of all tasks of the words follow',
});

export const endDuty = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/end-duty',
  params: byId,
  body: z.object({ version: z.number().int(), reason: z.string().trim().min(5).max(4_000) }),
  reply: TaskRow,
  act: 'end_duty',
  summary: 'Dừng việc định kỳ: no more turns are made at this unit',
});
