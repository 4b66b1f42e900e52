import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, endpoint, Id, ListQuery, page } from '../platform/contract.ts';
import { act } from './act-contract.ts';
import { ExplanationDraft, ExplanationVerdict } from './explanation-draft-contract.ts';
import { LongWaits, SignedBy, WAITING_SORTS, Waiting } from './extension-contract.ts';
import { TaskRow } from './row-contract.ts';

export {
  EXPLANATION_LEAST,
  ExplanationDraft,
  ExplanationVerdict,
} from './explanation-draft-contract.ts';

export const CauseRef = z.object({
  key: z.string(),
  vi: z.string(),
  en: z.string(),
  objective: z.boolean(),
});
export type CauseRef = z.infer<typeof CauseRef>;

/** `superseded` where the unit wrote anew before anybody decided. */
export const EXPLANATION_STATES = [
  'waiting',
  'accepted',
  'excused',
  'not_enough',
  'superseded',
] as const;
export const ExplanationState = z.enum(EXPLANATION_STATES);
export type ExplanationState = z.infer<typeof ExplanationState>;

/** Giải trình: why work is late, in the unit's words, and what was decided about it. */
export const ExplanationLine = z.object({
  id: Id,
  cause: CauseRef,
  words: z.string(),
  forDueOn: DayText.nullable(),
  lateDays: z.number().int(),
  /** By when the unit means to finish; it moves no deadline. */
  newDueOn: DayText.nullable(),
  explained: SignedBy,
  state: ExplanationState,
  decisionWords: z.string().nullable(),
  decided: SignedBy.nullable(),
});
export type ExplanationLine = z.infer<typeof ExplanationLine>;

/** Yêu cầu giải trình: what a leader demands, and by when. */
export const DemandLine = z.object({
  id: Id,
  words: z.string(),
  dueOn: DayText,
  demanded: SignedBy,
  isAnswered: z.boolean(),
});
export type DemandLine = z.infer<typeof DemandLine>;

export const ExplanationRow = ExplanationLine.extend({ task: TaskRow, unit: UnitRef }).extend(
  Waiting.shape,
);
export type ExplanationRow = z.infer<typeof ExplanationRow>;

export const explainTask = act(
  'explain_task',
  'explanation',
  ExplanationDraft,
  'Giải trình: the unit says why the task is late, and by when it will be done',
);

export const demandExplanation = act(
  'demand_explanation',
  'explanation/demand',
  z.object({ words: z.string().trim().min(5).max(2_000), dueOn: DayText }),
  'Yêu cầu giải trình: asks the unit to explain by a day',
);

export const decideExplanation = act(
  'decide_explanation',
  'explanation/decision',
  ExplanationVerdict,
  'Quyết định giải trình: accepted, excused as objective (trễ khách quan), or not enough',
);

const filter = z.object({
  state: ExplanationState.optional(),
  long: z.stringbool().or(z.boolean()).optional(),
  cause: z.string().max(60).optional(),
  planId: Id.optional(),
  unitId: Id.optional(),
  fieldId: Id.optional(),
  approverId: Id.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  sort: z.enum(WAITING_SORTS).optional(),
});

export const listExplanations = endpoint({
  method: 'GET',
  path: '/api/explanations',
  query: ListQuery.extend(filter.shape),
  reply: page(ExplanationRow).extend({ approvers: LongWaits }),
  summary: 'Explanations that this post may see, as of any day',
});

export const exportExplanations = endpoint({
  method: 'GET',
  path: '/api/explanations/export',
  query: ListQuery.omit({ limit: true, after: true })
    .extend(filter.shape)
    .extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'Explanations as a workbook or CSV',
});

/** Along what causes are counted. */
export const CAUSE_GROUPS = ['unit', 'field', 'month', 'quarter', 'year'] as const;
export const CauseGroup = z.enum(CAUSE_GROUPS);
export type CauseGroup = z.infer<typeof CauseGroup>;

const causesQuery = z.object({
  by: CauseGroup.default('unit'),
  planId: Id.optional(),
  unitId: Id.optional(),
  fieldId: Id.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  asOf: DayText.optional(),
});

export const CauseCounts = z.object({
  /** The unit, field or period; null for what stands in none. */
  id: z.string().nullable(),
  name: z.string(),
  total: z.number().int(),
  objective: z.number().int(),
  excused: z.number().int(),
  /** By key of the cause; absent is 0. */
  causes: z.record(z.string(), z.number().int()),
});
export type CauseCounts = z.infer<typeof CauseCounts>;

export const countCauses = endpoint({
  method: 'GET',
  path: '/api/explanations/causes',
  query: causesQuery,
  reply: z.object({
    causes: z.array(CauseRef),
    rows: z.array(CauseCounts),
    total: CauseCounts,
  }),
  summary:
    'Causes of delay by unit, field or period: the last explanation of each task counts once',
});

export const exportCauses = endpoint({
  method: 'GET',
  path: '/api/explanations/causes/export',
  query: causesQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'Causes of delay as a workbook or CSV',
});
