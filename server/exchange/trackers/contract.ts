import { z } from 'zod';
import { UnitRef } from '../../organisation/contract.ts';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
} from '../../platform/contract.ts';
import { Status } from '../../tasks/contract.ts';
import { STANDINGS } from './rules/their-status.ts';
import { TRACKER_COLUMNS } from './rules/tracker-columns.ts';

export const TrackerHeads = z.partialRecord(
  z.enum(TRACKER_COLUMNS),
  z.string().trim().min(1).max(120),
);
export const TrackerStatuses = z.record(z.string().max(120), z.enum(STANDINGS));

/** A tracker as lists name it. */
export const TrackerRow = z.object({
  id: Id,
  name: z.string(),
  /** The body that keeps it. */
  owner: z.string(),
  formName: z.string().nullable(),
  comparedAt: Instant.nullable(),
  /** Of the last file: tasks in it, those linked to ours, and those of which the two sides differ. */
  ...{ lines: z.number().int(), linked: z.number().int(), differing: z.number().int() },
  isClosed: z.boolean(),
});
export type TrackerRow = z.infer<typeof TrackerRow>;

export const TrackerRound = z.object({
  id: Id,
  at: Instant,
  person: z.string(),
  fileName: z.string(),
  ...{ lines: z.number().int(), linked: z.number().int(), differing: z.number().int() },
  adopted: z.number().int(),
  readingId: Id.nullable(),
});

export const Tracker = TrackerRow.extend({
  sheet: z.string(),
  heads: TrackerHeads,
  statuses: TrackerStatuses,
  version: z.number().int(),
  mayImport: z.boolean(),
  rounds: z.array(TrackerRound),
});
export type Tracker = z.infer<typeof Tracker>;

export const TRACKER_SORTS = ['name', '-name'] as const;
const list = ListQuery.omit({ asOf: true }).extend({
  sort: z.enum(TRACKER_SORTS).optional(),
  open: z.stringbool().optional(),
});
export const listTrackers = endpoint({
  method: 'GET',
  path: '/api/trackers',
  query: list,
  reply: page(TrackerRow),
  summary: 'Trackers of superior bodies that this authority keeps up',
});
export const exportTrackers = endpoint({
  method: 'GET',
  path: '/api/trackers/export',
  query: list
    .omit({ limit: true, after: true })
    .extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: z.string(),
  summary: 'The list of trackers as a workbook or CSV',
});
export const getTracker = endpoint({
  method: 'GET',
  path: '/api/trackers/:id',
  params: byId,
  reply: Tracker,
  summary: 'One tracker with its columns and the files that were taken in',
});

/** What a workbook looks like before it is a tracker: nothing of it is kept. */
export const SeenSheet = z.object({
  name: z.string(),
  /** Line of the heads, from 1; null where no line names the work. */
  headLine: z.number().int().nullable(),
  heads: z.array(z.string()),
  /** The head that was taken for each meaning. */
  found: TrackerHeads,
  tasks: z.number().int(),
  words: z.array(
    z.object({ word: z.string(), count: z.number().int(), means: z.enum(STANDINGS).nullable() }),
  ),
});
export type SeenSheet = z.infer<typeof SeenSheet>;
export const readTrackerFile = endpoint({
  method: 'POST',
  path: '/api/trackers/read',
  reply: z.object({ sheets: z.array(SeenSheet) }),
  summary: 'What the sheets of a workbook hold, before anything is kept (multipart, field file)',
});

const settings = z.object({
  name: z.string().trim().min(2).max(200),
  owner: z.string().trim().min(2).max(200),
  sheet: z.string().min(1).max(120),
  heads: TrackerHeads,
  statuses: TrackerStatuses.default({}),
});
export const addTracker = endpoint({
  method: 'POST',
  path: '/api/trackers',
  body: settings,
  reply: Tracker,
  act: 'add_tracker',
  summary: 'Keep a tracker: its sheet and what its columns and words mean',
});
export const changeTracker = endpoint({
  method: 'POST',
  path: '/api/trackers/:id',
  params: byId,
  body: settings.extend({ version: z.number().int(), isClosed: z.boolean().default(false) }),
  reply: Tracker,
  act: 'change_tracker',
  summary: 'Change what the columns and words of a tracker mean, or close it',
});

const ComparedTask = z.object({
  id: Id,
  title: z.string(),
  planNumber: z.string().nullable(),
  unit: UnitRef,
  dueOn: DayText.nullable(),
  status: Status,
  percent: z.number().int().nullable(),
});
export const ComparedLine = z.object({
  /** What it is known by: the superior's code, or its words. */
  key: z.string(),
  /** Line of the sheet, from 1. */
  line: z.number().int(),
  code: z.string().nullable(),
  ...{ title: z.string(), document: z.string(), unit: z.string(), deadline: z.string() },
  status: z.string(),
  task: ComparedTask.nullable(),
  how: z.enum(['linked', 'alike', 'none']),
  candidates: z.array(ComparedTask),
  differences: z.array(
    z.object({
      field: z.enum(['deadline', 'status', 'percent', 'finishedOn']),
      theirs: z.string(),
      ours: z.string(),
    }),
  ),
});
export type ComparedLine = z.infer<typeof ComparedLine>;
export const Comparison = z.object({
  /** Of the file: what is applied must be what was seen. */
  hash: z.string(),
  lines: z.array(ComparedLine),
  /** Linked tasks that the file no longer has. */
  missing: z.array(ComparedTask.extend({ key: z.string() })),
  /** Words for how a task stands that nobody has said the meaning of. */
  unknownWords: z.array(z.string()),
});
export type Comparison = z.infer<typeof Comparison>;
export const compareTracker = endpoint({
  method: 'POST',
  path: '/api/trackers/:id/compare',
  params: byId,
  reply: Comparison,
  summary: 'Hold a file against our tasks; nothing is written (multipart, field file)',
});

/** What is to become of a line: it is this task, it is taken over for review, or nothing. */
export const LineChoice = z.object({
  key: z.string().max(400),
  taskId: Id.nullable(),
  adopt: z.boolean().default(false),
});
export type LineChoice = z.infer<typeof LineChoice>;
export const LineChoices = z.array(LineChoice).max(5_000);
export const applyTracker = endpoint({
  method: 'POST',
  path: '/api/trackers/:id/apply',
  params: byId,
  reply: z.object({ tracker: Tracker, linked: z.number().int(), readingId: Id.nullable() }),
  act: 'apply_tracker',
  summary:
    'Keep which task each line is, and take new lines over as a draft (multipart: hash, choices, file). No task changes',
});
export const fillTracker = endpoint({
  method: 'GET',
  path: '/api/trackers/:id/filled',
  params: byId,
  summary: 'The superior’s own workbook, its last file, with our columns filled in',
});

export const trackerErrors = errorTable({
  TRACKER_FILE: {
    status: 422,
    vi: 'Chưa thấy biểu theo dõi trong tệp: cần một bảng Excel có dòng tên cột, trong đó có cột nội dung nhiệm vụ. Kiểm tra tệp rồi thả lại.',
    en: 'No tracker was found in the file: it needs an Excel table with a line of heads, one of them naming the task. Check the file and drop it again.',
  },
  TRACKER_SHEET: {
    status: 422,
    vi: 'Tệp không còn sheet "{sheet}" hoặc cột "{head}". Nếu cấp trên đổi biểu, đặt lại cột rồi thả lại tệp.',
    en: 'The file has no sheet "{sheet}" or no column "{head}" any more. If the form was changed, settle the columns again and drop it once more.',
  },
  TRACKER_HEADS: {
    status: 422,
    vi: 'Chọn cột nội dung nhiệm vụ và ít nhất một cột nữa.',
    en: 'Choose the column of the task and at least one more.',
  },
  TRACKER_LONG: {
    status: 422,
    vi: 'Biểu có {count} nhiệm vụ, quá {most}. Tách tệp theo lĩnh vực rồi đối chiếu từng phần.',
    en: 'The tracker has {count} tasks, more than {most}. Split it by field and compare each part.',
  },
  TRACKER_OTHER_FILE: {
    status: 409,
    vi: 'Tệp gửi lên khác tệp đã đối chiếu. Đối chiếu lại rồi ghi.',
    en: 'The file differs from the one that was compared. Compare again, then apply.',
  },
  TRACKER_NO_FORM: {
    status: 409,
    vi: 'Chưa có tệp nào của biểu này. Đối chiếu một tệp của cấp trên trước rồi điền.',
    en: 'There is no file of this tracker yet. Compare one of the superior’s files first.',
  },
  TRACKER_TWICE: {
    status: 422,
    vi: 'Một nhiệm vụ được chọn cho hai dòng của biểu: "{title}". Để lại một dòng.',
    en: 'One task was chosen for two lines of the tracker: "{title}". Leave one of them.',
  },
});
