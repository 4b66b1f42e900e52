import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { Paper } from '../papers/paper-contract.ts';
import { DeadlineShape } from '../plans/figures-contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { INSPECTION_STATES, INSPECTION_STEPS, RECOMMENDATION_STATES } from './rules/steps.ts';

const words = (most: number, least = 3) => z.string().trim().min(least).max(most);
const version = z.object({ version: z.number().int() });
const asOf = z.object({ asOf: DayText.optional() });
const files = z.array(Id).max(20).default([]);
/** Every act answers with what it changed and its version. */
const Saved = z.object({ id: Id, version: z.number().int() });

export const InspectionState = z.enum(INSPECTION_STATES);
export const RecommendationState = z.enum(RECOMMENDATION_STATES);
/** Mức độ: how grave a finding is. */
export const DEGREES = ['minor', 'serious', 'grave'] as const;

/** What is inspected, on which basis (căn cứ), by whom. */
export const InspectionPlan = z.object({
  contents: words(8_000),
  basis: z.string().trim().max(2_000).default(''),
  team: z.string().trim().max(4_000).default(''),
});
export const InspectionWords = z
  .object({
    name: words(500),
    year: z.number().int().min(2000).max(2100),
    isSurprise: z.boolean().default(false),
    unitIds: z.array(Id).min(1).max(500),
    startsOn: DayText,
    endsOn: DayText,
    plan: InspectionPlan,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'] });
export type InspectionWords = z.infer<typeof InspectionWords>;

export const InspectionRow = z.object({
  id: Id,
  name: z.string(),
  year: z.number().int(),
  isSurprise: z.boolean(),
  units: z.array(UnitRef),
  startsOn: DayText,
  endsOn: DayText,
  state: InspectionState,
  number: z.string().nullable(),
  findings: z.number().int(),
  recommendations: z.number().int(),
  /** Of them not settled yet, and of those past their day. */
  open: z.number().int(),
  overdue: z.number().int(),
});
export type InspectionRow = z.infer<typeof InspectionRow>;

const filter = {
  state: InspectionState.optional(),
  year: z.coerce.number().int().optional(),
  unitId: Id.optional(),
};
export const INSPECTION_SORTS = ['starts', '-starts', 'name', '-name'] as const;
const sort = { sort: z.enum(INSPECTION_SORTS).optional() };
export const listInspections = endpoint({
  method: 'GET',
  path: '/api/inspections',
  query: ListQuery.extend({ ...filter, ...sort }),
  reply: page(InspectionRow).extend({ mayPlan: z.boolean() }),
  summary: 'Inspections that the post may see, the latest first',
});
const format = { format: z.enum(['xlsx', 'csv']).default('xlsx') };
export const exportInspections = endpoint({
  method: 'GET',
  path: '/api/inspections/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({ ...filter, ...sort, ...format }),
  reply: z.string(),
  summary: 'The list of inspections as a workbook or CSV',
});

const FileRef = z.object({ id: Id, name: z.string(), size: z.number() });
const TaskBrief = z.object({ id: Id, title: z.string() });
export const VisitWords = z
  .object({
    unitId: Id,
    fromOn: DayText,
    toOn: DayText,
    place: z.string().trim().max(500).default(''),
    team: z.string().trim().max(4_000).default(''),
    /** What was looked at: documents, reports, places. */
    lookedAt: words(8_000),
    taskIds: z.array(Id).max(200).default([]),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'] });
export const Visit = z.object({
  id: Id,
  unit: UnitRef,
  fromOn: DayText,
  toOn: DayText,
  place: z.string(),
  team: z.string(),
  lookedAt: z.string(),
  tasks: z.array(TaskBrief),
  version: z.number().int(),
});
export type Visit = z.infer<typeof Visit>;

export const FindingWords = z.object({
  visitId: Id.nullable().default(null),
  unitId: Id,
  personName: z.string().trim().max(200).nullable().default(null),
  taskId: Id.nullable().default(null),
  words: words(8_000, 10),
  /** Tính chất, mức độ, nguyên nhân, trách nhiệm: what a conclusion must name. */
  nature: words(1_000),
  degree: z.enum(DEGREES),
  cause: words(4_000),
  responsibility: words(4_000),
  fileIds: files,
});
export const Finding = z.object({
  id: Id,
  visitId: Id.nullable(),
  unit: UnitRef,
  personName: z.string().nullable(),
  task: TaskBrief.nullable(),
  words: z.string(),
  nature: z.string(),
  degree: z.enum(DEGREES),
  cause: z.string(),
  responsibility: z.string(),
  files: z.array(FileRef),
  version: z.number().int(),
});
export type Finding = z.infer<typeof Finding>;

export const RecommendationWords = z.object({
  findingId: Id.nullable().default(null),
  unitId: Id,
  words: words(4_000, 10),
  deadline: DeadlineShape.nullable().default(null),
  asTask: z.boolean().default(false),
});
export const Answer = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  words: z.string(),
  files: z.array(FileRef),
  decision: z.enum(['accepted', 'reopened']).nullable(),
  decisionWords: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
});
export const RecommendationRow = z.object({
  id: Id,
  inspection: z.object({ id: Id, name: z.string(), number: z.string().nullable() }),
  findingId: Id.nullable(),
  unit: UnitRef,
  words: z.string(),
  deadline: DeadlineShape.nullable(),
  dueOn: DayText.nullable(),
  asTask: z.boolean(),
  state: RecommendationState,
  /** Days past its day while it is not answered; 0 where it is in time. */
  daysLate: z.number().int(),
  version: z.number().int(),
});
export type RecommendationRow = z.infer<typeof RecommendationRow>;
const may = <K extends string>(acts: readonly [K, ...K[]]) => z.array(z.enum(acts));
export const Recommendation = RecommendationRow.extend({
  answers: z.array(Answer),
  /** The task that it became. */
  task: TaskBrief.nullable(),
  may: may(['change', 'drop', 'answer', 'accept', 'reopen']),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const INSPECTION_ACTS = Object.keys(INSPECTION_STEPS) as [
  keyof typeof INSPECTION_STEPS,
  ...(keyof typeof INSPECTION_STEPS)[],
];
export const Inspection = InspectionRow.extend({
  plan: InspectionPlan,
  visits: z.array(Visit),
  found: z.array(Finding),
  recommended: z.array(Recommendation),
  conclusion: z
    .object({ number: z.string(), on: DayText, general: z.string(), signer: z.string() })
    .nullable(),
  /** The plan in which recommendations became tasks. */
  planId: Id.nullable(),
  version: z.number().int(),
  changedAt: Instant,
  changedBy: z.string(),
  may: may(INSPECTION_ACTS),
});
export type Inspection = z.infer<typeof Inspection>;

export const getInspection = endpoint({
  method: 'GET',
  path: '/api/inspections/:id',
  params: byId,
  query: asOf,
  reply: Inspection,
  summary: 'One inspection: plan, visits, findings, recommendations with their answers',
});
export const planInspection = endpoint({
  method: 'POST',
  path: '/api/inspections',
  body: InspectionWords,
  reply: Saved,
  act: 'plan_inspection',
  summary: 'Lên kế hoạch: an inspection of the year',
});
export const changeInspection = endpoint({
  method: 'PUT',
  path: '/api/inspections/:id',
  params: byId,
  body: InspectionWords.and(version),
  reply: Saved,
  act: 'change_inspection',
  summary: 'Change what is planned; what it was stays in history',
});
export const moveInspection = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/moves',
  params: byId,
  body: version.extend({ to: z.enum(['drop', 'restore']) }),
  reply: Saved,
  act: 'move_inspection',
  summary: 'Drop a planned inspection, or take it up again',
});
export const recordVisit = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/visits',
  params: byId,
  body: VisitWords,
  reply: Saved,
  act: 'record_visit',
  summary: 'Ghi đợt làm việc: where the team was and what it looked at',
});
export const recordFinding = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/findings',
  params: byId,
  body: FindingWords,
  reply: Saved,
  act: 'record_finding',
  summary: 'Ghi phát hiện: nature, degree, cause, responsibility, evidence',
});
export const changeFinding = endpoint({
  method: 'PUT',
  path: '/api/findings/:id',
  params: byId,
  body: FindingWords.extend({ version: z.number().int(), dropped: z.boolean().default(false) }),
  reply: Saved,
  act: 'change_finding',
  summary: 'Change or drop a finding before the conclusion is signed',
});
export const downloadInspectionFile = endpoint({
  method: 'GET',
  path: '/api/inspections/:id/files/:fileId',
  params: byId.extend({ fileId: Id }),
  reply: z.string(),
  restricted: 'inspection_file',
  summary: 'The evidence of a finding or an answer',
});
export const recommend = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/recommendations',
  params: byId,
  body: RecommendationWords,
  reply: Saved,
  act: 'recommend',
  summary: 'Kiến nghị: what a unit is told to do, by when',
});
export const changeRecommendation = endpoint({
  method: 'PUT',
  path: '/api/recommendations/:id',
  params: byId,
  body: RecommendationWords.extend({
    version: z.number().int(),
    dropped: z.boolean().default(false),
  }),
  reply: Saved,
  act: 'change_recommendation',
  summary: 'Change or drop a recommendation before the conclusion is signed',
});
export const concludeInspection = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/conclude',
  params: byId,
  body: version.extend({ general: words(8_000, 10), on: DayText }),
  reply: Saved,
  act: 'conclude_inspection',
  summary: 'Kết luận: findings stand, recommendations are open at their units',
});
export const orderRecommendations = endpoint({
  method: 'POST',
  path: '/api/inspections/:id/order',
  params: byId,
  body: version.extend({ effectiveOn: DayText }),
  reply: z.object({ planId: Id, tasks: z.number().int() }),
  act: 'order_recommendations',
  summary:
    'Giao thành nhiệm vụ: the recommendations meant so become tasks with the conclusion as directive',
});
export const answerRecommendation = endpoint({
  method: 'POST',
  path: '/api/recommendations/:id/answers',
  params: byId,
  body: version.extend({ words: words(8_000, 10), fileIds: files }),
  reply: Saved,
  act: 'answer_recommendation',
  summary: 'Trả lời kiến nghị: what the unit has done, with evidence',
});
export const decideAnswer = endpoint({
  method: 'POST',
  path: '/api/recommendations/:id/decision',
  params: byId,
  body: version.extend({
    decision: z.enum(['accepted', 'reopened']),
    words: z.string().trim().max(4_000).default(''),
  }),
  reply: Saved,
  act: 'decide_answer',
  summary: 'Chấp nhận hoặc yêu cầu làm tiếp, by whoever recommended it',
});

const recommendationFilter = {
  state: RecommendationState.optional(),
  unitId: Id.optional(),
  overdue: z.stringbool().or(z.boolean()).optional(),
};
export const RECOMMENDATION_SORTS = ['due', '-due'] as const;
const recommendationSort = { sort: z.enum(RECOMMENDATION_SORTS).optional() };
export const listRecommendations = endpoint({
  method: 'GET',
  path: '/api/recommendations',
  query: ListQuery.extend({ ...recommendationFilter, ...recommendationSort }),
  reply: page(RecommendationRow).extend({ overdue: z.number().int() }),
  summary: 'Recommendations of all inspections, the longest overdue first',
});
export const exportRecommendations = endpoint({
  method: 'GET',
  path: '/api/recommendations/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...recommendationFilter, ...recommendationSort, ...format },
  }),
  reply: z.string(),
  summary: 'The list of recommendations as a workbook or CSV',
});
const paperQuery = z.object({ format: z.enum(['docx', 'pdf']).optional() });
export const getConclusionPaper = endpoint({
  method: 'GET',
  path: '/api/inspections/:id/paper',
  params: byId,
  query: paperQuery,
  reply: Paper,
  summary: 'The conclusion of the inspection as a document (thông báo), to read or to download',
});
/** Multipart, field `file`: evidence that a finding or an answer then names by its id. */
export const uploadInspectionFile = endpoint({
  method: 'POST',
  path: '/api/inspection-files',
  reply: z.object({ id: Id, name: z.string(), size: z.number().int(), mediaType: z.string() }),
  act: 'upload_file',
  summary: 'Upload the evidence of a finding or an answer',
});
