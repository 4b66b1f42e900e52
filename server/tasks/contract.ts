import { z } from 'zod';
import { SearchHit } from '../directives/contract.ts';
import { UnitRef } from '../organisation/contract.ts';
import { DeadlineShape, TwoByTwo } from '../plans/contract.ts';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
  SpanRef,
} from '../platform/contract.ts';

export const TASK_STATES = [
  'assigned',
  'accepted',
  'in_progress',
  'reported',
  'handed_back',
  'closed',
  'suspended',
  'withdrawn',
  'merged',
  'carried_over',
] as const;
export const TaskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof TaskState>;

export const STATUSES = [
  'HT_DUNG_HAN',
  'HT_QUA_HAN',
  'DTH_TRONG_HAN',
  'DTH_KHONG_HAN',
  'DTH_QUA_HAN',
  'CHUYEN_KY',
  'THU_HOI',
  'TAM_DUNG',
] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const FLAGS = [
  'DUE_SOON',
  'NOT_ACCEPTED',
  'AWAITING_RESULT',
  'HANDED_BACK',
  'SILENT',
  'NO_EVIDENCE',
  'IDLE_UNDATED',
] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;

export const TASK_ACTS = [
  'accept',
  'hand_back',
  'insist',
  'take_back',
  'break_down',
  'report_progress',
  'report_done',
  'accept_result',
  'return_result',
] as const;
export const TaskAct = z.enum(TASK_ACTS);
export type TaskAct = z.infer<typeof TaskAct>;

/** A task in a list. Status, flags and days late are computed for the day asked, never stored. */
export const TaskRow = z.object({
  id: Id,
  authorityId: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  unit: UnitRef,
  fieldName: z.string().nullable(),
  state: TaskState,
  status: Status,
  flags: z.array(Flag),
  daysLate: z.number().int(),
  dueOn: DayText.nullable(),
  deadline: DeadlineShape,
  firstDueOn: DayText.nullable(),
  finishedOn: DayText.nullable(),
  percent: z.number().int().nullable(),
  reportedAt: Instant.nullable(),
  childCount: z.number().int(),
  version: z.number().int(),
});
export type TaskRow = z.infer<typeof TaskRow>;

export const TaskFilter = z.object({
  planId: Id.optional(),
  /** The unit and everything below it. */
  unitId: Id.optional(),
  /** Exactly this unit. */
  onUnitId: Id.optional(),
  fieldId: z.union([Id, z.literal('none')]).optional(),
  status: z
    .array(Status)
    .or(Status.transform((s) => [s]))
    .optional(),
  flag: z
    .array(Flag)
    .or(Flag.transform((s) => [s]))
    .optional(),
  state: z
    .array(TaskState)
    .or(TaskState.transform((s) => [s]))
    .optional(),
  dueFrom: DayText.optional(),
  dueTo: DayText.optional(),
  /** 'given' by the plan's owner (default), 'all' with what units broke it into. */
  layer: z.enum(['given', 'all']).optional(),
  parentId: Id.optional(),
  wordsId: Id.optional(),
  role: z.enum(['lead', 'coordinate']).optional(),
});
export const TaskSort = z.enum(['due', '-due', 'title', 'unit', 'updated', '-updated']);
export type TaskSort = z.infer<typeof TaskSort>;
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

const version = z.object({ version: z.number().int() });
const reason = z.string().trim().min(5).max(4_000);
const fileIds = z.array(Id).max(20).default([]);
/** Every act answers with the task as it stands after it. */
const act = <B extends z.ZodType>(name: string, path: string, body: B, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/tasks/:id/${path}`,
    params: byId,
    body,
    reply: TaskRow,
    act: name,
    summary,
  });

export const acceptTask = act(
  'accept_task',
  'accept',
  version.extend({ officerId: Id.nullable().default(null) }),
  'Tiếp nhận: the unit takes the task on',
);
export const handBackTask = act(
  'hand_back_task',
  'hand-back',
  version.extend({ reason }),
  'Trả lại: the unit hands the task back with a reason',
);
export const insistOnTask = act(
  'insist_on_task',
  'insist',
  version.extend({ reason }),
  'The assigner keeps the task with the unit',
);
export const takeBackTask = act(
  'take_back_task',
  'take-back',
  version.extend({ reason, toUnitId: Id.nullable() }),
  'The assigner accepts the hand-back: withdraws the task or gives it to another unit',
);
export const breakDownTask = act(
  'break_down_task',
  'break-down',
  version.extend({
    parts: z
      .array(
        z.object({
          unitId: Id,
          title: z.string().trim().min(5).max(2_000),
          deadline: DeadlineShape.nullable(),
          product: z.string().trim().max(1_000).nullable(),
        }),
      )
      .min(1)
      .max(200),
    earlyReason: z.string().nullable().default(null),
  }),
  'Phân rã: parts of the task for subordinate units',
);
export const reportProgress = act(
  'report_progress',
  'progress',
  version.extend({
    percent: z.number().int().min(0).max(100).nullable(),
    body: z.string().trim().max(4_000),
    difficulty: z.string().trim().max(4_000).nullable().default(null),
    fallReason: z.string().trim().max(1_000).nullable().default(null),
    fileIds,
  }),
  'Cập nhật: progress of the week',
);
export const reportDone = act(
  'report_done',
  'done',
  version.extend({
    body: z.string().trim().min(20).max(4_000),
    product: z.string().trim().min(2).max(1_000),
    onDay: DayText.nullable().default(null),
    fileIds,
    withoutEvidence: z.string().trim().max(1_000).nullable().default(null),
  }),
  'Báo hoàn thành: the product and its evidence',
);
export const acceptResult = act(
  'accept_result',
  'accept-result',
  version.extend({ note: z.string().trim().max(2_000).nullable().default(null) }),
  'Đạt: the assigner accepts the result',
);
export const returnResult = act(
  'return_result',
  'return-result',
  version.extend({ reason }),
  'Chưa đạt: the assigner returns the result with a reason',
);

/** Multipart, field `file`: stored by content; the reply's id is then named in an act. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  reply: z.object({ id: Id, name: z.string(), size: z.number().int(), mediaType: z.string() }),
  act: 'upload_file',
  summary: 'Upload a file to attach',
});

/** The file itself, to whoever may read its task; a waiting upload only to its sender. */
export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:id',
  params: byId,
  reply: z.string(),
  summary: 'Download a file',
});

/** One inbox of what waits for me (Việc của tôi). */
export const InboxItem = z.object({
  kind: z.enum(['accept', 'decide_hand_back', 'decide_result', 'report', 'returned']),
  task: TaskRow,
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
  }),
  reply: page(InboxItem).extend({ counts: z.record(z.string(), z.number().int()) }),
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
  lastWeek: z.object({ percent: z.number().int().nullable(), body: z.string() }).nullable(),
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

/** The board (bảng điều hành): rows are units below the chosen one, columns the plan's fields. */
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
  unit: UnitRef,
  path: z.array(UnitRef),
  fields: z.array(z.object({ id: z.union([Id, z.literal('none')]), name: z.string() })),
  rows: z.array(
    z.object({
      unit: UnitRef,
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
export const getBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  query: z.object({
    planId: Id.optional(),
    unitId: Id.optional(),
    layer: z.enum(['given', 'all']).default('given'),
    asOf: DayText.optional(),
  }),
  reply: Board,
  summary: 'Plan × unit × field with the official 2 × 2, as of any day',
});

export const searchAll = endpoint({
  method: 'GET',
  path: '/api/search',
  query: z.object({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(20).default(6),
  }),
  reply: z.object({ hits: z.array(SearchHit) }),
  summary: 'Search documents, tasks, units and people without accents',
});

export const taskErrors = errorTable({
  NOT_NOW: { status: 409, vi: '{vi}', en: '{en}' },
  REASON_TOO_SHORT: {
    status: 400,
    vi: 'Ghi lý do rõ hơn (ít nhất 5 chữ cái).',
    en: 'Give a clearer reason (at least 5 letters).',
  },
  PROGRESS_FELL: {
    status: 422,
    vi: 'Tiến độ giảm từ {from} % xuống {to} %. Ghi lý do giảm rồi gửi lại.',
    en: 'Progress fell from {from} % to {to} %. Say why and send again.',
  },
  NO_EVIDENCE: {
    status: 422,
    vi: 'Chưa có minh chứng. Đính kèm tệp, hoặc ghi lý do không có tệp.',
    en: 'No evidence yet. Attach a file, or say why there is none.',
  },
  EVIDENCE_TOO_OLD: {
    status: 422,
    vi: 'Minh chứng ngày {day} trước ngày giao {given}. Kiểm tra ngày hoàn thành.',
    en: 'Evidence of {day} is older than the order of {given}. Check the day of completion.',
  },
  PART_NOT_BELOW: {
    status: 422,
    vi: '{unit} không trực thuộc đơn vị đang giữ nhiệm vụ. Chọn đơn vị trực thuộc.',
    en: '{unit} is not below the unit that holds the task. Choose a subordinate unit.',
  },
  PART_AFTER_WHOLE: {
    status: 422,
    vi: 'Hạn của phần việc ({part}) sau hạn của nhiệm vụ ({whole}). Sửa hạn phần việc.',
    en: 'The part is due {part}, after the task itself ({whole}). Correct the part.',
  },
  CHILDREN_OPEN: {
    status: 409,
    vi: 'Còn {count} việc con đang mở. Hoàn thành hoặc thu hồi các việc con trước.',
    en: '{count} parts are still open. Finish or withdraw them first.',
  },
  EARLY_DEADLINE: {
    status: 422,
    vi: 'Hạn của phần việc ({part}) đã qua. Sửa hạn, hoặc ghi lý do giao với hạn này.',
    en: 'The part is due {part}, which has passed. Correct it, or say why it is given so.',
  },
  DONE_IN_FUTURE: {
    status: 422,
    vi: 'Ngày hoàn thành phải từ {today} trở về trước. Sửa ngày hoàn thành.',
    en: 'The day of completion must be {today} or earlier. Correct the day.',
  },
  OFFICER_ELSEWHERE: {
    status: 422,
    vi: 'Người được phân công không giữ chức vụ nào trong đơn vị. Chọn người của đơn vị.',
    en: 'The officer holds no post in this unit. Choose someone of the unit.',
  },
  UNIT_UNKNOWN: {
    status: 422,
    vi: 'Không giao được cho đơn vị này. Chọn một đơn vị khác trong danh mục.',
    en: 'The task cannot go to this unit. Choose another unit of the register.',
  },
  FILE_MISSING: {
    status: 422,
    vi: 'Có tệp chưa tải lên xong hoặc đã dùng ở báo cáo khác. Tải lên lại rồi gửi.',
    en: 'A file has not been uploaded or belongs to another report. Upload it again and send.',
  },
  TOO_MANY_ROWS: {
    status: 422,
    vi: 'Danh sách có {count} dòng, tối đa {most}. Lọc bớt rồi làm lại.',
    en: 'The list has {count} rows; the most is {most}. Narrow the filter and try again.',
  },
  WEEK_UNKNOWN: {
    status: 400,
    vi: 'Không có tuần {week}. Chọn tuần khác.',
    en: 'There is no week {week}. Choose another.',
  },
  FILE_REFUSED: { status: 422, vi: '{vi}', en: '{en}' },
});
