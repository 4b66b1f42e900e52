import { z } from 'zod';
import { DayText, endpoint, ListQuery, page } from '../platform/contract.ts';
import { TaskFilter, TaskRow, TaskSort } from './row-contract.ts';

/** What became of a task between two days: it came in, went out, or is in both lists and changed. */
export const COMPARE_MARKS = ['entered', 'left', 'changed'] as const;
export const CompareMark = z.enum(COMPARE_MARKS);
export type CompareMark = z.infer<typeof CompareMark>;

/**
 * Why a task came in (it was given, was restored, moved here) or went out (accepted as done, extended, withdrawn
 * or merged, carried over, moved away); `filter` where it only meets the conditions since, or no more.
 */
export const COMPARE_WHYS = [
  'given',
  'restored',
  'done',
  'extended',
  'withdrawn',
  'carried',
  'moved',
  'filter',
] as const;
export const CompareWhy = z.enum(COMPARE_WHYS);
export type CompareWhy = z.infer<typeof CompareWhy>;

/** Fields whose change is worth a line; days late and flags move by themselves and are not. */
export const COMPARED_FIELDS = [
  'title',
  'unit',
  'field',
  'dueOn',
  'state',
  'status',
  'percent',
  'finishedOn',
  'officer',
  'leader',
  'parties',
] as const;
export const ComparedField = z.enum(COMPARED_FIELDS);
export type ComparedField = z.infer<typeof ComparedField>;

/** Old and new words of what stands beside a task. */
const Beside = z.object({ before: z.array(z.string()), now: z.array(z.string()) });

/** One line of a comparison. */
export const ComparedTask = z.object({
  mark: CompareMark,
  /** Null for what is in both lists. */
  why: CompareWhy.nullable(),
  /** The fields that changed, in the order of {@link COMPARED_FIELDS}; empty where it came in or is out of sight. */
  fields: z.array(ComparedField),
  /** As it stands on the later day; as it stood then where this post sees it no more. */
  now: TaskRow,
  /** As it stood on the day compared with; null where it was in no sight of this post then. */
  before: TaskRow.nullable(),
  /** Who directed it, where that changed. */
  leader: Beside.nullable(),
  /** Who took part beside the lead, where that changed. */
  parties: Beside.nullable(),
});
export type ComparedTask = z.infer<typeof ComparedTask>;

const conditions = TaskFilter.extend({
  /** The later day; today without it. */
  asOf: DayText.optional(),
  /** The day compared with. */
  vs: DayText,
  q: ListQuery.shape.q,
  sort: TaskSort.optional(),
  mark: CompareMark.optional(),
  why: CompareWhy.optional(),
  /** Only what changed in this. */
  changed: ComparedField.optional(),
});

export const compareTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/compare',
  query: conditions.extend({ after: ListQuery.shape.after, limit: ListQuery.shape.limit }),
  reply: page(ComparedTask).extend({
    asOf: DayText,
    vs: DayText,
    counts: z.record(CompareMark, z.number().int()),
    /** How many came in or went out for each reason. */
    whys: z.array(z.object({ mark: CompareMark, why: CompareWhy, tasks: z.number().int() })),
  }),
  summary:
    'The same list on two days: what came in, what went out and why, what changed and from what',
});
export const exportComparison = endpoint({
  method: 'GET',
  path: '/api/tasks/compare/export',
  query: conditions.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'The comparison of two days with old and new values, as a workbook or CSV',
});
