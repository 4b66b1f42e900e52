import type { Day } from '../../calendar/rules/day.ts';
import { type StatusFacts, statusOn } from '../../tasks/rules/status.ts';

/**
 * What reports count tasks as. The flows compare how a task stood at the end of the period with how it stood
 * on the day before the period began, so that periods that tile time add up; the stocks are the open half of
 * the official 2 × 2 on the cut-off day.
 */
export const TASK_CASES = [
  'assigned',
  'carried_in',
  'given',
  'done',
  'done_on_time',
  'done_late',
  'done_on_time_first',
  'done_late_first',
  'late_excused',
  'reopened',
  'withdrawn',
  'open',
  'open_within',
  'open_undated',
  'open_overdue',
  'overdue_excused',
  'suspended',
  'due_in_rest',
  'due_next',
] as const;
export type TaskCase = (typeof TASK_CASES)[number];

/** How a task stood at the end of a day, as far as flows tell it apart; null before it was given. */
export type Standing = 'on_time' | 'late' | 'open' | 'out' | null;

/** A task at the end of a day; null where it had not been given by then. */
export type TaskThen =
  | (StatusFacts & {
      readonly firstDueOn: Day | null;
      /** Its lateness by the deadline in force was decided to be excused (trễ khách quan). */
      readonly isExcused?: boolean;
    })
  | null;

/** What the cases look at besides the task. */
export interface CaseDays {
  readonly cutOff: Day;
  /** The last day of the calendar period, to which the estimate reaches. */
  readonly calendarTo: Day;
  readonly next: { readonly from: Day; readonly to: Day };
}

/** @throws RangeError for a closed task without the day of its result */
export function standingOf(task: TaskThen, day: Day): Standing {
  if (task === null) return null;
  switch (statusOn(task, day)) {
    case 'HT_DUNG_HAN':
      return 'on_time';
    case 'HT_QUA_HAN':
      return 'late';
    case 'THU_HOI':
      return 'out';
    default:
      return 'open';
  }
}

/**
 * The cases that a task counts under: the pure twin of the conditions in SQL, which a test holds together.
 *
 * - `done`: accepted at the cut-off and not, or not in this way, before the period began; on time by the
 *   deadline in force, and again by the first deadline (`_first`);
 * - `reopened`: had counted as done before, and no longer does so in that way. Over periods that tile,
 *   `done` − `reopened` is the change in the number of tasks that are done;
 * - `late_excused`, `overdue_excused`: of the late ones, those excused by decision: counted late all the same;
 * - `given` and `withdrawn`: what came and what went, also within one period;
 * - `assigned` (tổng số): done in the period, or open at its end; of these, `carried_in` were given before it.
 */
export function casesOf(now: TaskThen, before: Standing, days: CaseDays): ReadonlySet<TaskCase> {
  const found = new Set<TaskCase>();
  if (now === null) return found;
  const { cutOff, calendarTo, next } = days;
  const standing = standingOf(now, cutOff);
  const status = statusOn(now, cutOff);
  const isDone = standing === 'on_time' || standing === 'late';
  if ((before === 'on_time' || before === 'late') && before !== standing) found.add('reopened');
  if (standing === 'out' && before !== 'out') found.add('withdrawn');
  if (before === null) found.add('given');
  if (isDone && before !== standing) {
    const lateByFirst =
      now.firstDueOn !== null && now.finishedOn !== null && now.finishedOn > now.firstDueOn;
    found.add('done').add(standing === 'on_time' ? 'done_on_time' : 'done_late');
    if (standing === 'late' && now.isExcused) found.add('late_excused');
    found.add(lateByFirst ? 'done_late_first' : 'done_on_time_first');
  }
  if (status === 'TAM_DUNG') found.add('suspended');
  if (status === 'DTH_TRONG_HAN') found.add('open').add('open_within');
  if (status === 'DTH_KHONG_HAN') found.add('open').add('open_undated');
  if (status === 'DTH_QUA_HAN' || status === 'CHUYEN_KY') {
    found.add('open').add('open_overdue');
    if (now.isExcused) found.add('overdue_excused');
  }
  if (status === 'DTH_TRONG_HAN' && now.dueOn !== null) {
    if (now.dueOn <= calendarTo) found.add('due_in_rest');
    if (now.dueOn >= next.from && now.dueOn <= next.to) found.add('due_next');
  }
  if (found.has('done') || found.has('open')) {
    found.add('assigned');
    if (before !== null) found.add('carried_in');
  }
  return found;
}

/** Cases whose counts add up over periods that tile time: what happened, not what stands. */
export const FLOW_CASES: ReadonlySet<TaskCase> = new Set([
  'given',
  'done',
  'done_on_time',
  'done_late',
  'done_on_time_first',
  'done_late_first',
  'late_excused',
  'reopened',
  'withdrawn',
]);

/** How many tasks count under each case. */
export type CaseCounts = Readonly<Record<TaskCase, number>>;

/** Sums counts of parts that no task is in twice; zeros where there are none. */
export function addCases(all: readonly CaseCounts[]): CaseCounts {
  return eachCase((key) => all.reduce((sum, counts) => sum + counts[key], 0));
}

/** Counts by what each case comes to. */
export function eachCase(of: (key: TaskCase) => number): CaseCounts {
  return Object.fromEntries(TASK_CASES.map((key) => [key, of(key)])) as Record<TaskCase, number>;
}
