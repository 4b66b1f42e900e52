import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { Paper, PaperFormat } from '../papers/paper-contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { FactLabel, Facts, FactWords } from './facts-contract.ts';

/** Đang soạn, chờ ký, đã gửi, đã duyệt, bị trả lại. */
export const SUBMISSION_STATES = ['draft', 'signing', 'submitted', 'accepted', 'returned'] as const;
export const SubmissionState = z.enum(SUBMISSION_STATES);
export type SubmissionState = z.infer<typeof SubmissionState>;

export const SUBMISSION_ACTS = [
  ...(['write', 'freeze', 'thaw', 'present', 'ask_back', 'give_back', 'sign'] as const),
  ...(['withdraw', 'accept', 'return', 'revise'] as const),
] as const;
export type SubmissionAct = (typeof SUBMISSION_ACTS)[number];

const Sentence = z.object({ vi: z.string(), en: z.string() });

/** What a report is called by, as it was when its figures were last frozen. */
export const SubmissionFrame = z.object({
  /** Name of the regime. */
  report: z.string(),
  formCode: z.string().nullable(),
  period: FactLabel,
  /** The day to the end of which its figures count: the cut-off, or an earlier day on which they were frozen. */
  cutOff: DayText,
  dueOn: DayText,
  outline: z.array(z.object({ key: z.string(), title: z.string() })),
  /** Whom the unit that reports stands under, and its own name. */
  organ: z.object({ above: z.string().nullable(), name: z.string() }),
  receiverName: z.string(),
  place: z.string(),
});
export type SubmissionFrame = z.infer<typeof SubmissionFrame>;

/** Who signed: lines of the position (`KT. CỤC TRƯỞNG`, `PHÓ CỤC TRƯỞNG`) and the name. */
export const SubmissionSigner = z.object({
  position: z.array(z.string()).min(1),
  name: z.string(),
});
export type SubmissionSigner = z.infer<typeof SubmissionSigner>;

/** Something that whoever presents or signs must know; `blocks` where it must be mended first. */
export const SubmissionFinding = z.object({
  kind: z.enum(['not_frozen', 'no_words', 'empty', 'waiting', 'mismatch', 'lower_missing']),
  heading: z.string().nullable(),
  blocks: z.boolean(),
  say: Sentence,
  /** Behind a mismatch: what the words say, what was counted. */
  difference: z
    .object({ label: FactLabel, said: z.string(), counted: z.string(), words: z.string() })
    .nullable(),
});
export type SubmissionFinding = z.infer<typeof SubmissionFinding>;

export const SubmissionSection = z.object({
  heading: z.string(),
  title: z.string(),
  words: z.string(),
  version: z.number().int(),
  savedAt: Instant,
  savedBy: z.string(),
  /** What stood under the same heading in the report of the period before. */
  previous: z.object({ words: z.string(), period: FactLabel, submissionId: Id }).nullable(),
  /** What units said in the period that belongs here. */
  offered: z.array(FactWords),
  /** What was taken from lower units, in order. */
  pieces: z.array(z.object({ unitName: z.string(), words: z.string() })),
  waiting: z.number().int(),
});
export type SubmissionSection = z.infer<typeof SubmissionSection>;

export const SubmissionActState = z.object({
  act: z.enum(SUBMISSION_ACTS),
  /** Whether it is this post's act at all, now or later. */
  yours: z.boolean(),
  allowed: z.boolean(),
  why: Sentence.nullable(),
});

/** A unit whose report feeds this one, and how far it is. */
export const FeedingUnit = z.object({
  unit: UnitRef,
  state: z.enum(['open', ...(['submitted', 'accepted', 'returned', 'closed'] as const)]),
  submissionId: Id.nullable(),
});

export const Submission = z.object({
  id: Id,
  obligationId: Id,
  state: SubmissionState,
  version: z.number().int(),
  unit: UnitRef,
  receiver: UnitRef,
  periodKey: z.string(),
  frame: SubmissionFrame,
  frozenAt: Instant.nullable(),
  presentedAt: Instant.nullable(),
  presentedBy: z.string().nullable(),
  askedBackAt: Instant.nullable(),
  number: z.string().nullable(),
  signedOn: DayText.nullable(),
  signedAt: Instant.nullable(),
  signer: SubmissionSigner.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Days late of what was sent, or of today while it is owed; 0 in time. */
  daysLate: z.number().int(),
  sections: z.array(SubmissionSection),
  facts: Facts,
  /** The amended plans of the unit, each in the version on which the figures stand. */
  planVersions: z.array(
    z.object({ planId: Id, plan: z.string().nullable(), version: z.number().int() }),
  ),
  findings: z.array(SubmissionFinding),
  feeding: z.array(FeedingUnit),
  acts: z.array(SubmissionActState),
});
export type Submission = z.infer<typeof Submission>;

export const SubmissionRow = z.object({
  id: Id,
  obligationId: Id,
  title: z.string(),
  period: FactLabel,
  periodKey: z.string(),
  unit: UnitRef,
  receiver: UnitRef,
  state: SubmissionState,
  number: z.string().nullable(),
  dueOn: DayText,
  signedOn: DayText.nullable(),
  daysLate: z.number().int(),
  changedAt: Instant,
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

export const SUBMISSION_SORTS = ['-due', 'due', 'unit', '-unit', '-changed', 'changed'] as const;
/** Báo cáo của đơn vị tôi, chờ tôi ký, chờ tôi duyệt, tất cả. */
export const SUBMISSION_SCOPES = ['mine', 'to_sign', 'to_decide', 'all'] as const;

const ListOfSubmissions = ListQuery.extend({
  scope: z.enum(SUBMISSION_SCOPES).default('all'),
  state: SubmissionState.optional(),
  periodKey: z.string().max(20).optional(),
  unitId: Id.optional(),
  sort: z.enum(SUBMISSION_SORTS).optional(),
});

export const listSubmissions = endpoint({
  method: 'GET',
  path: '/api/submissions',
  query: ListOfSubmissions,
  reply: page(SubmissionRow).extend({
    counts: z.object({ mine: z.number(), toSign: z.number(), toDecide: z.number() }),
  }),
  summary: 'Reports that the post may see: its own, to be signed, to be accepted',
});

export const exportSubmissions = endpoint({
  method: 'GET',
  path: '/api/submissions/export',
  query: ListOfSubmissions.omit({ after: true, limit: true }).extend({
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  summary: 'The list of reports as it is filtered, as a sheet',
});

const asOf = z.object({ asOf: DayText.optional() });

export const getSubmission = endpoint({
  method: 'GET',
  path: '/api/submissions/:id',
  params: byId,
  query: asOf,
  reply: Submission,
  summary: 'One report with its words, figures and what may be done now',
});

export const getSubmissionPaper = endpoint({
  method: 'GET',
  path: '/api/submissions/:id/paper',
  params: byId,
  query: asOf,
  reply: z.object({ paper: Paper }),
  summary: 'The report as the sheet of paper that it will be',
});

export const getSubmissionDocument = endpoint({
  method: 'GET',
  path: '/api/submissions/:id/document',
  params: byId,
  query: asOf.extend({ format: PaperFormat.default('docx') }),
  summary: 'The report as a document in the form of NĐ 30/2020/NĐ-CP',
});

export const getSubmissionTables = endpoint({
  method: 'GET',
  path: '/api/submissions/:id/tables',
  params: byId,
  query: asOf,
  summary: 'The figures and lists of the report as an XLSX workbook',
});

const reason = z.string().trim().min(5).max(4_000);
const version = z.object({ version: z.number().int() });
const done = z.object({ id: Id, version: z.number().int(), state: SubmissionState });

export const openSubmission = endpoint({
  method: 'POST',
  path: '/api/obligations/:id/submission',
  params: byId,
  reply: z.object({ id: Id }),
  act: 'open_submission',
  summary: 'Opens the report of an obligation, pre-filled; the one that is open where there is one',
});

export const writeSection = endpoint({
  method: 'PUT',
  path: '/api/submissions/:id/sections/:heading',
  params: byId.extend({ heading: z.string().max(60) }),
  body: z.object({ words: z.string().max(100_000), version: z.number().int() }),
  reply: z.object({ version: z.number().int(), savedAt: Instant }),
  act: 'write_submission',
  summary: 'Saves the words under one heading',
});

const act = <B extends z.ZodType>(name: string, path: string, body: B, summary: string) =>
  endpoint({
    ...{ method: 'POST', path: `/api/submissions/:id/${path}`, params: byId, body, reply: done },
    ...{ act: name, summary },
  });

export const freezeSubmission = act(
  ...(['freeze_submission', 'freeze', version] as const),
  'Chốt số liệu: keeps the figures as rows',
);
export const thawSubmission = act(
  ...(['thaw_submission', 'thaw', version] as const),
  'Makes the figures live again; what was frozen stays kept',
);
export const presentSubmission = act(
  ...(['present_submission', 'present', version] as const),
  'Trình ký: gives it to whoever signs and locks it',
);
export const askSubmissionBack = act(
  ...(['ask_submission_back', 'ask-back', version] as const),
  'Asks whoever is reading it to give it back',
);
export const giveSubmissionBack = act(
  'give_submission_back',
  'give-back',
  version.extend({ reason: z.string().trim().max(4_000).default('') }),
  'Gives it back to be written on',
);
export const signSubmission = act(
  'sign_submission',
  'sign',
  version.extend({
    number: z.string().trim().min(3).max(100),
    signedOn: DayText,
    position: z.array(z.string().trim().min(2).max(200)).min(1).max(4),
    place: z.string().trim().min(2).max(100),
  }),
  'Ký, gửi: signs it with number and day and sends it above',
);
export const withdrawSubmission = act(
  ...(['withdraw_submission', 'withdraw', version.extend({ reason })] as const),
  'Takes a report back that was sent and not yet accepted',
);
export const acceptSubmission = act(
  ...(['accept_submission', 'accept', version] as const),
  'Duyệt: the receiver accepts it',
);
export const returnSubmission = act(
  ...(['return_submission', 'return', version.extend({ reason })] as const),
  'Trả lại: the receiver returns it with a reason, one that was accepted while nothing above rests on it',
);
export const reviseSubmission = act(
  ...(['revise_submission', 'revise', version] as const),
  'Goes on writing a report that was returned',
);
