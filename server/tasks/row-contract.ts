import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { UNIT_KINDS } from '../organisation/rules/unit-kind.ts';
import { DeadlineShape } from '../plans/figures-contract.ts';
import { DayText, Id, Instant } from '../platform/contract.ts';

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
  'WAITS_ANCHOR',
  'LATE_STAGE',
  'EXTENSION_ASKED',
  'EXPLANATION_WAITS',
] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;

export const TASK_ACTS = [
  'accept',
  'forward',
  'hand_back',
  'delegate',
  'break_down',
  'report_progress',
  'report_done',
  'ask_extension',
  'explain',
  'insist',
  'take_back',
  'accept_result',
  'return_result',
  'decide_extension',
  'demand_explanation',
  'decide_explanation',
  'reply',
  'edit_parties',
  'plan_stages',
  'pass_stage',
  'clarify',
  'suspend',
  'resume',
  'withdraw',
  'merge',
  'carry_over',
  'reopen',
] as const;
export const TaskAct = z.enum(TASK_ACTS);
export type TaskAct = z.infer<typeof TaskAct>;

/**
 * How the derived figure of a task is made of its parts: by weight, each alike, by the number of parts
 * accepted, by an indicator, or not at all.
 */
export const ROLL_UP_MODES = ['weighted', 'simple', 'count', 'indicator', 'none'] as const;
export const RollUpMode = z.enum(ROLL_UP_MODES);
export type RollUpMode = z.infer<typeof RollUpMode>;

export const CLEAR_POINTS = [
  'person',
  'work',
  'time',
  'responsibility',
  'product',
  'authority',
] as const;
export const ClearPoint = z.enum(CLEAR_POINTS);
export type ClearPoint = z.infer<typeof ClearPoint>;

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
  /** For one turn (kỳ) of a recurring duty: the first day of its period; `deadline` says the duty. */
  occurrence: DayText.nullable(),
  firstDueOn: DayText.nullable(),
  finishedOn: DayText.nullable(),
  percent: z.number().int().nullable(),
  reportedAt: Instant.nullable(),
  childCount: z.number().int(),
  /** What it weighs in its whole; null is 1. */
  weight: z.number().int().nullable(),
  /** Trọng tâm: one of the few to watch. */
  isFocus: z.boolean(),
  version: z.number().int(),
  wordsId: Id,
  fieldId: Id.nullable(),
  /** The group or the whole within the same authority. */
  parentId: Id.nullable(),
  /** The officer charged with it (chuyên viên được phân công). */
  officer: z.object({ id: Id, name: z.string() }).nullable(),
  /** The day on which it was given: where its bar begins on a time line. */
  givenOn: DayText,
});
export type TaskRow = z.infer<typeof TaskRow>;

export const TaskFilter = z.object({
  planId: Id.optional(),
  /** The unit and everything below it. */
  unitId: Id.optional(),
  /** Any of these units and everything below: what stands in one row on today's map. */
  amongUnitIds: z
    .array(Id)
    .or(Id.transform((id) => [id]))
    .pipe(z.array(Id).max(200))
    .optional(),
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
  /** The clause (điều, khoản) whose own words order the task. */
  clauseId: z.union([Id, z.literal('none')]).optional(),
  officerId: z.union([Id, z.literal('none')]).optional(),
  /** Only what has a deadline, or only what has none. */
  dated: z.enum(['yes', 'no']).optional(),
  /** Only what is marked as one to watch. */
  focus: z.stringbool().or(z.boolean()).optional(),
  /** What the asker's unit is to the task; `leader` is the asker in person. */
  role: z.enum(['lead', 'coordinate', 'monitor', 'leader']).optional(),
  /** The person who directs it, by itself or from above (lãnh đạo chỉ đạo); `none` for nobody. */
  leaderId: z.union([Id, z.literal('none')]).optional(),
  /** The level (cấp) of the unit that holds it: the kind of that unit. */
  level: z.enum(UNIT_KINDS).optional(),
  /** A clear point that is missing (6 rõ). */
  missing: ClearPoint.optional(),
});

/** What a list can be ordered by; `status` puts the overdue first, `order` is the order of the text. */
export const TASK_SORT_KEYS = [
  'due',
  'title',
  'unit',
  'updated',
  'field',
  'status',
  'percent',
  'officer',
  'order',
] as const;
export type TaskSortKey = (typeof TASK_SORT_KEYS)[number];

const sortKey = `-?(?:${TASK_SORT_KEYS.join('|')})`;
/** Up to three keys, the first deciding, `-` downwards: `unit,-due`. */
export const TaskSort = z.string().regex(new RegExp(`^${sortKey}(?:,${sortKey}){0,2}$`));
export type TaskSort = z.infer<typeof TaskSort>;

/** What a list can be grouped by; its rows then stand under one head a group. */
export const TASK_GROUPS = ['unit', 'field', 'status', 'officer', 'month', 'day'] as const;
export const TaskGroup = z.enum(TASK_GROUPS);
export type TaskGroup = z.infer<typeof TaskGroup>;
