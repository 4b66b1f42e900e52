import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
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
import { Draft, DraftChange, DraftField, DraftTask } from './draft-contract.ts';
import { TwoByTwo } from './figures-contract.ts';
import { Issued, Issuing } from './issuing-contract.ts';
import { UnreadColumn } from './sheet-contract.ts';
import { SignedCopy } from './signed-contract.ts';

export * from './draft-contract.ts';
export * from './figures-contract.ts';
export * from './issuing-contract.ts';
export * from './learnt-contract.ts';
export * from './seat-contract.ts';
export * from './sheet-contract.ts';
export * from './signed-contract.ts';

/** What stands between a draft and its issue. `blocks` problems must be solved; the rest are shown. */
export const DraftProblem = z.object({
  code: z.string(),
  blocks: z.boolean(),
  /** Key of the task, citation… at fault; null for the whole. */
  key: z.string().nullable(),
  field: z.string().nullable(),
  vi: z.string(),
  en: z.string(),
});
export type DraftProblem = z.infer<typeof DraftProblem>;

export const IssuePreview = z.object({
  tasks: z.number().int(),
  /** Rows after classes are expanded, one for each unit that gets one. */
  assignments: z.number().int(),
  units: z.number().int(),
  duties: z.number().int(),
  money: z.number().int(),
  targets: z.number().int(),
  withoutDeadline: z.number().int(),
  notUnderstood: z.number().int(),
  problems: z.array(DraftProblem),
});
export type IssuePreview = z.infer<typeof IssuePreview>;

export const ReadingRow = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(['draft', 'issued', 'dropped']),
  tasks: z.number().int(),
  seen: z.number().int(),
  savedAt: Instant,
  savedBy: z.string(),
  planId: Id.nullable(),
});
export const Reading = ReadingRow.extend({
  sourceText: z.string(),
  sourceName: z.string().nullable(),
  signed: SignedCopy.nullable(),
  warnings: z.array(z.string()),
  kind: z.enum(['formal', 'letter', 'news']),
  boilerplate: z.array(SpanRef),
  clauses: z.array(
    z.object({
      label: z.string(),
      heading: z.string(),
      level: z.number().int(),
      parent: z.number().int().nullable(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  draft: Draft,
  /** Columns of an uploaded or pasted list that are not understood. */
  unread: z.array(UnreadColumn),
  problems: z.array(DraftProblem),
  version: z.number().int(),
  /** The document of the register with the same number, year and issuer, if there is one. */
  exists: z.object({ directiveId: Id, number: z.string(), year: z.number().int() }).nullable(),
  readMs: z.number(),
});
export type Reading = z.infer<typeof Reading>;

/** Pasted text as JSON; a dropped file as multipart to the same address (field `file`). */
export const readDirective = endpoint({
  method: 'POST',
  path: '/api/readings',
  body: z.object({
    text: z.string().max(20_000_000),
    sourceName: z.string().max(300).nullable().default(null),
  }),
  reply: Reading,
  act: 'read_directive',
  summary: 'Read a pasted text or an uploaded file into a draft',
});
/** An annex or a list as multipart, field `file`: read like any other, added to a draft by whoever asked. */
export const readAnnex = endpoint({
  method: 'POST',
  path: '/api/readings/annex',
  reply: z.object({
    fields: z.array(DraftField),
    tasks: z.array(DraftTask),
    warnings: z.array(z.string()),
  }),
  summary: 'Read the tasks of an annex without storing anything',
});
export const listReadings = endpoint({
  method: 'GET',
  path: '/api/readings',
  query: ListQuery.extend({ state: z.enum(['draft', 'issued', 'dropped']).optional() }),
  reply: page(ReadingRow),
  summary: 'Drafts, newest first',
});
export const getReading = endpoint({
  method: 'GET',
  path: '/api/readings/:id',
  params: byId,
  reply: Reading,
  summary: 'One draft with its source',
});
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/readings/:id',
  params: byId,
  body: z.union([
    /** What was changed since `version`: joined to what others saved meanwhile, unless both changed one place. */
    z.object({ version: z.number().int(), changes: z.array(DraftChange).max(50_000) }),
    /** The whole draft: only while nobody saved meanwhile. */
    z.object({ version: z.number().int(), draft: Draft }),
  ]),
  reply: z.object({
    version: z.number().int(),
    savedAt: Instant,
    problems: z.array(DraftProblem),
    /** The draft as saved, where it is more than what was sent on top of `version`. */
    draft: Draft.nullable(),
  }),
  act: 'save_draft',
  summary: 'Save a draft; 409 with the difference where another officer changed the same place',
});
export const previewIssue = endpoint({
  method: 'GET',
  path: '/api/readings/:id/preview',
  params: byId,
  reply: IssuePreview,
  summary: 'Exactly what issuing this draft would do',
});
export const issuePlan = endpoint({
  method: 'POST',
  path: '/api/readings/:id/issue',
  params: byId,
  body: z.object({
    version: z.number().int(),
    effectiveOn: DayText,
    /** Set after NUMBER_EXISTS: keep this text as a new version of the same document. */
    newEdition: z.boolean().default(false),
  }),
  /** An issue to thousands of units is written by a job: then how far it is. */
  reply: z.union([Issued, z.object({ issuing: Issuing })]),
  act: 'issue_plan',
  summary: 'Issue: the directive, its plan and every task at its unit, in one transaction',
});
export const dropReading = endpoint({
  method: 'POST',
  path: '/api/readings/:id/drop',
  params: byId,
  body: z.object({ version: z.number().int() }),
  reply: ReadingRow,
  act: 'drop_reading',
  summary: 'Put a draft aside; it can be restored',
});
export const restoreReading = endpoint({
  method: 'POST',
  path: '/api/readings/:id/restore',
  params: byId,
  body: z.object({ version: z.number().int() }),
  reply: ReadingRow,
  act: 'restore_reading',
  summary: 'Take a draft back',
});
// ── issued plans ──────────────────────────────────────────────────────────────────────────

export const PlanRow = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  owner: UnitRef,
  issuedOn: DayText.nullable(),
  effectiveOn: DayText,
  directiveId: Id,
  counts: TwoByTwo,
});
export const PlanFieldRow = z.object({
  id: Id,
  name: z.string(),
  declaredCount: z.number().int().nullable(),
  found: z.number().int(),
  counts: TwoByTwo,
});
export const Provision = z.object({
  id: Id,
  kind: z.enum(['target', 'money', 'phase', 'duty', 'motto']),
  data: z.record(z.string(), z.unknown()),
  span: SpanRef.nullable(),
});
export const Plan = PlanRow.extend({
  declared: z.object({
    tasks: z.number().int().nullable(),
    fields: z.number().int().nullable(),
    sum: z.number().int(),
    fieldsWithCount: z.number().int(),
    fieldsWithout: z.number().int(),
  }),
  fields: z.array(PlanFieldRow),
  provisions: z.array(Provision),
  version: z.number().int(),
});
export type Plan = z.infer<typeof Plan>;
export const listPlans = endpoint({
  method: 'GET',
  path: '/api/plans',
  query: ListQuery,
  reply: page(PlanRow),
  summary: 'Issued plans',
});
export const getPlan = endpoint({
  method: 'GET',
  path: '/api/plans/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Plan,
  summary: 'One plan: fields with declared and found counts, targets, money, phases, duties',
});

export const planErrors = errorTable({
  TEXT_EMPTY: {
    status: 400,
    vi: 'Chưa có chữ nào để đọc. Dán văn bản hoặc kéo tệp vào ô này.',
    en: 'There is no text to read. Paste a document or drop a file here.',
  },
  SCANNED_PDF: {
    status: 422,
    vi: 'PDF này là ảnh quét, chưa có chữ. Dùng bản .docx, hoặc nhận dạng chữ (OCR) rồi đưa lên lại.',
    en: 'This PDF is a scan without text. Use the .docx, or run text recognition (OCR) and upload it again.',
  },
  FILE_UNREADABLE: { status: 422, vi: '{vi}', en: '{en}' },
  READING_TOO_SLOW: {
    status: 422,
    vi: 'Đọc văn bản này quá lâu nên đã dừng; chưa lưu gì. Bỏ phần không phải văn bản rồi đưa lên lại.',
    en: 'Reading this took too long and was stopped; nothing was stored. Leave out what is not the document and try again.',
  },
  TEXT_TOO_LONG: {
    status: 413,
    vi: 'Văn bản dài hơn 20 triệu chữ cái. Tách phụ lục thành tệp riêng rồi đưa lên lại.',
    en: 'The text is longer than 20 million letters. Put annexes into files of their own and try again.',
  },
  SHEET_FAULTS: {
    status: 422,
    vi: 'Chưa nhập gì: {count} ô trong bảng cần sửa trước. Sửa hết rồi đưa lên lại.',
    en: 'Nothing was stored: {count} cells of the table must be corrected first. Correct them all and upload again.',
  },
  SHEET_WITHOUT_TASKS: {
    status: 422,
    vi: 'Bảng chưa có nhiệm vụ nào. Điền ít nhất một dòng ở trang Nhiệm vụ rồi đưa lên lại.',
    en: 'The table holds no task. Fill in at least one line of the sheet Nhiệm vụ and upload again.',
  },
  LABEL_EMPTY: {
    status: 400,
    vi: 'Tên cột chưa có chữ hoặc số nào. Ghi tên cột như trong bảng.',
    en: 'The label of the column has no letter or digit. Write it as it stands in the table.',
  },
  SIGNED_KIND: {
    status: 422,
    vi: '{name} không phải bản ký: nhận pdf, hoặc ảnh quét png, jpg, webp.',
    en: '{name} is no signed copy: accepted are pdf, or a scan as png, jpg, webp.',
  },
  UNIT_UNKNOWN: {
    status: 404,
    vi: 'Đơn vị này không còn trong sổ đơn vị. Tải lại trang rồi chọn đơn vị khác.',
    en: 'That unit is not in the register. Reload the page and choose another.',
  },
  DRAFT_BLOCKED: {
    status: 422,
    vi: 'Chưa ban hành được: {count} chỗ cần sửa trước.',
    en: 'Not issued: {count} things must be corrected first.',
  },
  DRAFT_BEING_ISSUED: {
    status: 409,
    vi: 'Bản rà soát đang được ban hành. Chờ giao xong, hoặc dừng ban hành rồi sửa.',
    en: 'This draft is being issued. Wait until it is over, or stop the issue and then change it.',
  },
  DRAFT_NOT_OPEN: {
    status: 409,
    vi: 'Bản rà soát này đã ban hành hoặc đã bỏ. Mở kế hoạch, hoặc khôi phục bản rà soát.',
    en: 'This draft has been issued or put aside. Open the plan, or restore the draft.',
  },
});
