import type { Day } from '../../calendar/rules/day.ts';
import type { Status, TaskRow } from '../contract.ts';

/** What a task is to the programme of a period, in the order in which the parts stand on paper. */
export const PROGRAMME_PARTS = ['carried', 'due', 'under_way', 'undated'] as const;
export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];

/** Work that is no longer to be done, or not now. */
const OUTSIDE: readonly Status[] = ['THU_HOI', 'TAM_DUNG'];

/**
 * Where a task stands in the work programme (chương trình công tác) of a period: overdue when it began, due
 * in it, under way with a later deadline, or without one. Null where it is no work of the period: given
 * after it, ended before it, withdrawn, resting.
 *
 * @param from first day of the period
 * @param to last day of the period
 */
export function programmePart(
  task: Pick<TaskRow, 'status' | 'dueOn' | 'finishedOn' | 'givenOn'>,
  from: Day,
  to: Day,
): ProgrammePart | null {
  const { status, dueOn, finishedOn, givenOn } = task;
  if (OUTSIDE.includes(status) || givenOn > to) return null;
  if (finishedOn !== null && finishedOn < from) return null;
  if (dueOn === null) return 'undated';
  if (dueOn < from) return 'carried';
  return dueOn <= to ? 'due' : 'under_way';
}
