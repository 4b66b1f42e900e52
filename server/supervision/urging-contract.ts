import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { Paper, PaperFormat } from '../papers/paper-contract.ts';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
} from '../platform/contract.ts';
import { Status, TaskFilter } from '../tasks/row-contract.ts';

/** How far a letter has come with one unit; `unanswered` once its day has passed. */
export const RECIPIENT_STATES = ['sent', 'seen', 'received', 'answered', 'unanswered'] as const;
export const RecipientState = z.enum(RECIPIENT_STATES);
export type RecipientState = z.infer<typeof RecipientState>;

const Signed = z.object({ name: z.string(), post: z.string(), at: Instant });

/** A unit that a letter went to. */
export const UrgingRecipient = z.object({
  unit: UnitRef,
  tasks: z.number().int(),
  state: RecipientState,
  seenAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  answer: z.string().nullable(),
  answered: Signed.nullable(),
  /** Cấp trên: the unit that an unanswered letter is shown to from the day after. */
  escalatedTo: UnitRef.nullable(),
  /** Of its tasks, those with progress or an end within the days of the policy after the letter. */
  moved: z.number().int(),
  mayAnswer: z.boolean(),
});
export type UrgingRecipient = z.infer<typeof UrgingRecipient>;

/** Công văn đôn đốc in a list. */
export const UrgingRow = z.object({
  id: Id,
  symbol: z.string(),
  subject: z.string(),
  sentOn: DayText,
  at: Instant,
  answerBy: DayText,
  unit: UnitRef,
  by: z.object({ name: z.string(), post: z.string() }),
  tasks: z.number().int(),
  moved: z.number().int(),
  recipients: z.array(UrgingRecipient),
});
export type UrgingRow = z.infer<typeof UrgingRow>;

/** A task, or an obligation to report, that a letter names, as it stood then and whether it moved. */
export const UrgedTask = z.object({
  kind: z.enum(['task', 'obligation']),
  id: Id,
  title: z.string(),
  unit: UnitRef,
  dueOn: DayText.nullable(),
  daysLate: z.number().int(),
  /** Null where the post may not see it today, and for an obligation. */
  status: Status.nullable(),
  movedOn: DayText.nullable(),
});
export type UrgedTask = z.infer<typeof UrgedTask>;

export const Urging = UrgingRow.extend({ paper: Paper, list: z.array(UrgedTask) });
export type Urging = z.infer<typeof Urging>;

/** What a letter is to name: chosen one by one, or whatever a list with these conditions shows. */
export const UrgingAsk = z.object({
  taskIds: z.array(Id).max(500).default([]),
  obligationIds: z.array(Id).max(500).default([]),
  filter: TaskFilter.extend({ q: z.string().optional() }).nullable().default(null),
  /** By when an answer is asked; the usual number of working days where none is given. */
  answerBy: DayText.nullable().default(null),
  /** A paragraph of one's own. */
  words: z.string().trim().max(4_000).nullable().default(null),
});
export type UrgingAsk = z.infer<typeof UrgingAsk>;

export const previewUrging = endpoint({
  method: 'POST',
  path: '/api/urgings/preview',
  body: UrgingAsk,
  reply: z.object({
    answerBy: DayText,
    recipients: z.array(z.object({ unit: UnitRef, tasks: z.array(UrgedTask) })),
    /** What cannot be urged now, with the sentence why. */
    skipped: z.array(UrgedTask.extend({ why: z.object({ vi: z.string(), en: z.string() }) })),
    paper: Paper,
  }),
  summary: 'Đôn đốc: recipients, list and letter as they would go out',
});

export const sendUrging = endpoint({
  method: 'POST',
  path: '/api/urgings',
  body: UrgingAsk.extend({ answerBy: DayText }),
  reply: Urging,
  act: 'send_urging',
  summary: 'Ghi số và gửi: the letter gets its number of the year and reaches its units',
});

const filter = z.object({
  state: RecipientState.optional(),
  /** Sent by the unit of the post or one below it, or received by one of them. */
  side: z.enum(['sent', 'received']).optional(),
  unitId: Id.optional(),
  taskId: Id.optional(),
  sort: z.enum(['sent', '-sent', 'answerBy', '-answerBy']).optional(),
});

/** Of letters on the page: answered, and tasks that moved, each with its parts. */
export const UrgingEffect = z.object({
  recipients: z.number().int(),
  answered: z.number().int(),
  /** Median of whole days until an answer; null as long as there is none. */
  answeredInDays: z.number().int().nullable(),
  unanswered: z.number().int(),
  tasks: z.number().int(),
  moved: z.number().int(),
  /** Within how many days after the letter something counts as moved by it. */
  withinDays: z.number().int(),
});
export type UrgingEffect = z.infer<typeof UrgingEffect>;

export const listUrgings = endpoint({
  method: 'GET',
  path: '/api/urgings',
  query: ListQuery.extend(filter.shape),
  reply: page(UrgingRow).extend({ effect: UrgingEffect }),
  summary: 'Letters of urging, sent and received, with their effect',
});

export const exportUrgings = endpoint({
  method: 'GET',
  path: '/api/urgings/export',
  query: ListQuery.omit({ limit: true, after: true })
    .extend(filter.shape)
    .extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'The list of letters, a line a recipient, as a workbook or CSV',
});

export const getUrging = endpoint({
  method: 'GET',
  path: '/api/urgings/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Urging,
  summary: 'One letter: its sheet, recipients and what became of its tasks',
});

export const urgingPaper = endpoint({
  method: 'GET',
  path: '/api/urgings/:id/paper',
  params: byId,
  query: z.object({ format: PaperFormat }),
  reply: z.string(),
  summary: 'The letter as .docx or .pdf',
});

export const seeUrging = endpoint({
  method: 'POST',
  path: '/api/urgings/:id/seen',
  params: byId,
  reply: Urging,
  act: 'see_urging',
  summary: 'Đã xem: the unit has the letter before it',
});

export const receiveUrging = endpoint({
  method: 'POST',
  path: '/api/urgings/:id/receive',
  params: byId,
  reply: Urging,
  act: 'receive_urging',
  summary: 'Đã nhận: the unit takes note of the letter',
});

export const answerUrging = endpoint({
  method: 'POST',
  path: '/api/urgings/:id/answer',
  params: byId,
  body: z.object({ words: z.string().trim().min(10).max(4_000) }),
  reply: Urging,
  act: 'answer_urging',
  summary: 'Trả lời: the unit answers in words, once',
});

export const urgingErrors = errorTable({
  NOTHING_TO_URGE: {
    status: 422,
    vi: 'Chưa có việc nào đôn đốc được trong phần đã chọn. Chọn nhiệm vụ đang mở của đơn vị khác.',
    en: 'Nothing chosen can be urged. Choose open tasks of other units.',
  },
  URGED_JUST_NOW: { status: 409, vi: '{vi}', en: '{en}' },
  ANSWER_DAY: {
    status: 422,
    vi: 'Hạn trả lời ({day}) phải sau hôm nay, {today}. Chọn ngày khác.',
    en: 'An answer can be asked by a day after today, {today}, not {day}. Choose another.',
  },
  TOO_MANY_URGED: {
    status: 422,
    vi: 'Danh sách có {count} nhiệm vụ, một công văn nêu tối đa {most}. Lọc bớt rồi gửi làm nhiều công văn.',
    en: 'The list has {count} tasks; one letter names {most} at most. Filter and send several.',
  },
  URGING_ANSWERED: {
    status: 409,
    vi: 'Đơn vị đã trả lời công văn này. Tải lại để xem.',
    en: 'The unit has answered this letter already. Reload to see it.',
  },
});
