import {
  COMPARED_FIELDS,
  type ComparedField,
  type CompareMark,
  type CompareWhy,
} from '../compare-contract.ts';
import type { Status, TaskState } from '../row-contract.ts';

/** A task on one of the two days, as a comparison sees it. */
export interface ComparedFacts {
  /** It meets the conditions of the list on that day. */
  readonly inList: boolean;
  readonly title: string;
  readonly unit: string;
  readonly field: string | null;
  readonly dueOn: string | null;
  readonly state: TaskState;
  readonly status: Status;
  readonly percent: number | null;
  readonly finishedOn: string | null;
  readonly officer: string | null;
  readonly leader: string | null;
  /** Everyone beside the lead with their duties and days, in one text. */
  readonly parties: string;
}

export interface Difference {
  readonly mark: CompareMark;
  readonly why: CompareWhy | null;
  readonly fields: readonly ComparedField[];
}

/**
 * What became of one task between two days of the same list; null where it is not worth a line. A task that was
 * withdrawn or merged meanwhile has left, also where the list shows withdrawn tasks: its line stays, struck.
 *
 * @param before null where the task had not been given yet
 * @param now null where it is out of sight
 */
export function difference(
  before: ComparedFacts | null,
  now: ComparedFacts | null,
): Difference | null {
  const fields =
    before && now ? COMPARED_FIELDS.filter((field) => before[field] !== now[field]) : [];
  if (before?.inList && now?.inList) {
    if (isGone(now) && !isGone(before)) return { mark: 'left', why: 'withdrawn', fields };
    if (isGone(before) && !isGone(now)) return { mark: 'entered', why: 'restored', fields };
    return fields.length === 0 ? null : { mark: 'changed', why: null, fields };
  }
  if (now?.inList) return { mark: 'entered', why: whyEntered(before, now), fields };
  if (before?.inList) return { mark: 'left', why: whyLeft(before, now), fields };
  return null;
}

function whyEntered(before: ComparedFacts | null, now: ComparedFacts): CompareWhy {
  if (before === null) return 'given';
  if (isGone(before) && !isGone(now)) return 'restored';
  return before.unit === now.unit ? 'filter' : 'moved';
}

function whyLeft(before: ComparedFacts, now: ComparedFacts | null): CompareWhy {
  if (now === null) return 'moved';
  if (isGone(now)) return isGone(before) ? 'filter' : 'withdrawn';
  if (now.unit !== before.unit) return 'moved';
  if (now.state === 'closed' && before.state !== 'closed') return 'done';
  if (now.state === 'carried_over' && before.state !== 'carried_over') return 'carried';
  return (now.dueOn ?? NEVER) > (before.dueOn ?? NEVER) ? 'extended' : 'filter';
}

/** Later than any deadline. */
const NEVER = '9999';

function isGone({ state }: ComparedFacts): boolean {
  return state === 'withdrawn' || state === 'merged';
}
