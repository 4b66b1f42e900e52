import { z } from 'zod';
import { UnitRef } from '../../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../../platform/contract.ts';
import { DOUBTS } from './rules/doubts.ts';
import { FEEDBACK_KINDS } from './rules/feedback-rules.ts';
import { FEEDBACK_ACTS, FEEDBACK_STATES } from './rules/steps.ts';

export { feedbackErrors } from './errors-contract.ts';

const words = (least: number, most = 4_000) => z.string().trim().min(least).max(most);
const version = z.object({ version: z.number().int() });
const Saved = z.object({ id: Id, version: z.number().int() });

export const FeedbackRow = z.object({
  id: Id,
  number: z.number().int(),
  kind: z.enum(FEEDBACK_KINDS),
  state: z.enum(FEEDBACK_STATES),
  words: z.string(),
  plan: z.object({ id: Id, number: z.string().nullable(), title: z.string() }),
  /** The public key of the task that it is about; null: the plan as a whole. */
  taskKey: z.string().nullable(),
  /** How the public page called what it is about. */
  subject: z.string(),
  unit: UnitRef,
  receivedAt: Instant,
  answerBy: DayText,
  answeredOn: DayText.nullable(),
  /** Open beyond its day, or answered after it. */
  late: z.boolean(),
  /** An answer waits to be approved. */
  submitted: z.boolean(),
  doubts: z.array(z.enum(DOUBTS)),
});
export type FeedbackRow = z.infer<typeof FeedbackRow>;

const filter = {
  state: z.enum(FEEDBACK_STATES).optional(),
  kind: z.enum(FEEDBACK_KINDS).optional(),
  planId: Id.optional(),
  taskId: Id.optional(),
  unitId: Id.optional(),
  late: z.stringbool().optional(),
};
export const FEEDBACK_SORTS = ['-number', 'number', 'deadline', '-deadline'] as const;
const sort = { sort: z.enum(FEEDBACK_SORTS).optional() };

export const listFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback',
  query: ListQuery.extend({ ...filter, ...sort }),
  reply: page(FeedbackRow).extend({
    /** What waits for this post: to be answered, to be approved, to be looked through. */
    waiting: z.object({
      answer: z.number().int(),
      late: z.number().int(),
      approve: z.number().int(),
      suspect: z.number().int(),
    }),
    maySet: z.boolean(),
  }),
  summary: 'What people outside said of published plans, the latest first',
});
export const exportFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...filter, ...sort, format: z.enum(['xlsx', 'csv']).default('xlsx') },
  }),
  reply: z.string(),
  summary: 'The list of feedback as a workbook or CSV, without anything of its writers',
});

const PublishedAnswer = z.object({
  question: z.string(),
  answer: z.string(),
  publishedAt: Instant,
});
export const Feedback = FeedbackRow.extend({
  taskId: Id.nullable(),
  lang: z.enum(['vi', 'en']),
  moreWords: z.string().nullable(),
  moreAt: Instant.nullable(),
  draft: z
    .object({
      outcome: z.enum(['answered', 'not_ours']),
      words: z.string(),
      submitted: z.boolean(),
      by: z.string(),
    })
    .nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  said: z.string().nullable(),
  /** What the writer left of himself, by name only; null where nothing was left, or it was erased. */
  contact: z.array(z.enum(['name', 'email', 'phone'])).nullable(),
  eraseOn: DayText.nullable(),
  published: PublishedAnswer.nullable(),
  /** The writer agrees that the question is published with its answer. */
  mayPublish: z.boolean(),
  /** The public page that it is about. */
  address: z.string().nullable(),
  version: z.number().int(),
  may: z.array(z.enum(FEEDBACK_ACTS)),
  maySeeContact: z.boolean(),
});
export type Feedback = z.infer<typeof Feedback>;

export const getFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Feedback,
  summary: 'One feedback with its answer, without who wrote it',
});
export const getFeedbackContact = endpoint({
  method: 'GET',
  path: '/api/feedback/:id/contact',
  params: byId,
  reply: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    eraseOn: DayText.nullable(),
  }),
  restricted: 'feedback_contact',
  summary: 'How the writer can be reached, for whoever answers; that it was read is written down',
});
export const assignFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback/:id/assignment',
  params: byId,
  body: version.extend({ unitId: Id, words: words(0, 1_000).default('') }),
  reply: Saved,
  act: 'assign_feedback',
  summary: 'Giao, chuyển đơn vị trả lời',
});
export const writeAnswer = endpoint({
  method: 'PUT',
  path: '/api/feedback/:id/draft',
  params: byId,
  body: version.extend({
    outcome: z.enum(['answered', 'not_ours']),
    words: words(10),
    submit: z.boolean().default(false),
  }),
  reply: Saved,
  act: 'write_feedback_answer',
  summary: 'Soạn trả lời, hoặc hướng dẫn gửi đến cơ quan có thẩm quyền; trình duyệt nếu muốn',
});
export const FEEDBACK_MOVES = [
  ...(['submit', 'approve', 'give_back', 'reject', 'restore', 'unpublish'] as const),
] as const;
export const moveFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback/:id/moves',
  params: byId,
  body: version.extend({ to: z.enum(FEEDBACK_MOVES), words: words(0, 1_000).default('') }),
  reply: Saved,
  act: 'move_feedback',
  summary: 'Trình, duyệt và gửi, trả lại, đánh dấu rác và hoàn lại, gỡ câu trả lời đã đăng',
});
export const publishAnswer = endpoint({
  method: 'POST',
  path: '/api/feedback/:id/publication',
  params: byId,
  body: version.extend({ question: words(10), answer: words(10) }),
  reply: Saved,
  act: 'publish_feedback_answer',
  summary: 'Đăng câu hỏi và trả lời on the public page: edited, without who asked',
});

const Rules = z.object({
  days: z.object({
    suggestion: z.number().int().min(1).max(60),
    complaint: z.number().int().min(1).max(60),
  }),
  keptDays: z.number().int().min(1).max(1_825),
});
const DatedRules = z.object({ value: Rules, from: DayText, source: z.string() });
export const FeedbackSettings = z.object({
  rules: Rules,
  chosen: z.array(DatedRules),
  maySet: z.boolean(),
});
export const getFeedbackSettings = endpoint({
  method: 'GET',
  path: '/api/feedback-settings',
  reply: FeedbackSettings,
  summary: 'Within how many working days feedback is answered, how long contacts are kept',
});
export const setFeedbackSettings = endpoint({
  method: 'POST',
  path: '/api/feedback-settings',
  body: z.object({ rules: Rules, from: DayText, source: words(3, 300) }),
  reply: FeedbackSettings,
  act: 'set_feedback_rules',
  summary: 'Choose it from a day on, with the paper behind it',
});
