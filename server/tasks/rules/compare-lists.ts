import type { TaskRow } from '../contract.ts';

/** Why a task that was in the list is in it no more. */
export type LeftWhy = 'done' | 'extended' | 'withdrawn' | 'moved' | 'filter';

/** The same list on two days. */
export interface Comparison {
  readonly entered: readonly TaskRow[];
  readonly left: readonly (TaskRow & { readonly why: LeftWhy })[];
  readonly changed: readonly { now: TaskRow; before: TaskRow; fields: string[] }[];
}

/** Fields whose change is worth a line; `daysLate` and flags move by themselves and are not. */
const COMPARED = ['unit', 'dueOn', 'state', 'status', 'percent', 'finishedOn'] as const;

/**
 * Entered, left and changed between two days, each in the order of its list.
 *
 * @param before the list on the earlier day
 * @param now the list on the later day
 * @param today what became of tasks that are in `before` only, by id; absent where out of sight
 */
export function compareLists(
  before: readonly TaskRow[],
  now: readonly TaskRow[],
  today: ReadonlyMap<string, TaskRow>,
): Comparison {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const later = new Set(now.map((row) => row.id));
  return {
    entered: now.filter((row) => !earlier.has(row.id)),
    left: before
      .filter((row) => !later.has(row.id))
      .map((row) => ({ ...(today.get(row.id) ?? row), why: whyLeft(row, today.get(row.id)) })),
    changed: now.flatMap((row) => {
      const was = earlier.get(row.id);
      const fields = was ? changedFields(was, row) : [];
      return was && fields.length > 0 ? [{ now: row, before: was, fields }] : [];
    }),
  };
}

function changedFields(before: TaskRow, now: TaskRow): string[] {
  return COMPARED.filter((field) =>
    field === 'unit' ? before.unit.id !== now.unit.id : before[field] !== now[field],
  );
}

function whyLeft(before: TaskRow, now: TaskRow | undefined): LeftWhy {
  if (now === undefined) return 'moved';
  if (now.state === 'withdrawn' || now.state === 'merged') return 'withdrawn';
  if (now.unit.id !== before.unit.id) return 'moved';
  if (now.state === 'closed' && before.state !== 'closed') return 'done';
  if (now.dueOn !== before.dueOn && (now.dueOn ?? '9999') > (before.dueOn ?? '9999')) {
    return 'extended';
  }
  return 'filter';
}
