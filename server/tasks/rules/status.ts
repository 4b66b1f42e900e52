import { type Day, daysBetween } from '../../calendar/rules/day.ts';

/**
 * The stored states of a task (trạng thái): what was done to it, never whether it is late.
 *
 * `reported` the unit says it is done and waits for acceptance; `handed_back` the unit gave it back and
 * waits for the assigner; `closed` the result was accepted; `merged` its work is counted elsewhere;
 * `carried_over` moved to the next programme with its deadline (chuyển kỳ, nợ đọng).
 */
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

export type TaskState = (typeof TASK_STATES)[number];

/**
 * What a task is on a given day: the official 2×2 {done on time, late} × {open within, overdue}, open work
 * without a deadline, and what stands outside it. `TAM_DUNG` suspended, `THU_HOI` withdrawn or merged.
 */
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

export type Status = (typeof STATUSES)[number];

/** What the status of a task depends on, as it was on the day asked for. */
export interface StatusFacts {
  readonly state: TaskState;
  /** The deadline in force, after approved extensions; null where there is none. */
  readonly dueOn: Day | null;
  /**
   * The day on which the result that was accepted had been submitted, not the day of the acceptance:
   * a slow reader never makes a unit late. Null while nothing was accepted; a returned result clears it.
   */
  readonly finishedOn: Day | null;
}

/** Work that someone still has to do, or to decide upon. */
export function isOpen(state: TaskState): boolean {
  switch (state) {
    case 'assigned':
    case 'accepted':
    case 'in_progress':
    case 'reported':
    case 'handed_back':
      return true;
    case 'closed':
    case 'suspended':
    case 'withdrawn':
    case 'merged':
    case 'carried_over':
      return false;
  }
}

/**
 * The status of a task on a day (1270/BC-TCTTTg for the 2×2; the deadline day itself is in time).
 * To count by the first deadline instead, pass it as `dueOn`.
 *
 * @throws RangeError for a closed task without the day of its accepted result: the store forbids that
 */
export function statusOn(facts: StatusFacts, day: Day): Status {
  switch (facts.state) {
    case 'withdrawn':
    case 'merged':
      return 'THU_HOI';
    case 'suspended':
      return 'TAM_DUNG';
    case 'carried_over':
      return 'CHUYEN_KY';
    case 'closed':
      return isLate(facts.dueOn, finishOf(facts)) ? 'HT_QUA_HAN' : 'HT_DUNG_HAN';
    case 'assigned':
    case 'accepted':
    case 'in_progress':
    case 'reported':
    case 'handed_back':
      if (facts.dueOn === null) return 'DTH_KHONG_HAN';
      return isLate(facts.dueOn, day) ? 'DTH_QUA_HAN' : 'DTH_TRONG_HAN';
  }
}

/**
 * Whole days past the deadline: of the result for a closed task, of the day asked for an open or
 * carried-over one; 0 where it is in time, has no deadline, or stands outside the count.
 */
export function daysLate(facts: StatusFacts, day: Day): number {
  if (facts.dueOn === null) return 0;
  if (facts.state === 'closed') return Math.max(0, daysBetween(facts.dueOn, finishOf(facts)));
  if (isOpen(facts.state) || facts.state === 'carried_over') {
    return Math.max(0, daysBetween(facts.dueOn, day));
  }
  return 0;
}

function isLate(dueOn: Day | null, day: Day): boolean {
  return dueOn !== null && day > dueOn;
}

function finishOf({ finishedOn }: StatusFacts): Day {
  if (finishedOn === null) throw new RangeError('A closed task needs the day of its result');
  return finishedOn;
}
