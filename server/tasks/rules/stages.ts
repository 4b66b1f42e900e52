import { type Day, daysBetween } from '../../calendar/rules/day.ts';
import {
  addWorkingDays,
  NATIONAL_CALENDAR,
  type WorkCalendar,
  workingDaysBetween,
} from '../../calendar/rules/working-days.ts';
import type { KindStage } from '../contract.ts';

/** A stage with the day by which it is to be passed. */
export interface PlannedStage {
  readonly stage: string;
  readonly dueOn: Day;
}

/**
 * The days of stages, counted back from the deadline in working days: the last stage ends with the task, the
 * one before leaves it its whole length, so that whoever signs keeps the time to read. Where the time left is
 * shorter than the stages take, each gets its share of it, in order, none before today.
 *
 * @param deadline the day on which the task is due; not before `today`
 */
export function stagesBack(
  stages: readonly KindStage[],
  deadline: Day,
  today: Day,
  calendar: WorkCalendar = NATIONAL_CALENDAR,
): { readonly isTight: boolean; readonly stages: PlannedStage[] } {
  const needed = stages.reduce((sum, { days }) => sum + days, 0);
  const left = workingDaysBetween(today, deadline, calendar);
  const isTight = left < needed;
  const share = isTight && needed > 0 ? left / needed : 1;
  let after = 0;
  const planned = stages
    .toReversed()
    .map(({ key, days }) => {
      // Rounded as a running sum, so that the shares never add up to more than there is.
      const back = Math.round(after * share);
      after += days;
      const dueOn = back === 0 ? deadline : addWorkingDays(deadline, -back, calendar);
      return { stage: key, dueOn: dueOn < today ? today : dueOn };
    })
    .toReversed();
  return { isTight, stages: planned };
}

/** Whether days can be the stages of a task: none before the one in front, none after the deadline. */
export function areStagesSound(days: readonly Day[], deadline: Day | null): boolean {
  return days.every((day, index) => {
    const before = days[index - 1];
    return (before === undefined || day >= before) && (deadline === null || day <= deadline);
  });
}

/** How late a stage was passed, or is on a day while it waits. */
export function stageLate(
  { dueOn, doneOn }: { readonly dueOn: Day; readonly doneOn: Day | null },
  day: Day,
): number {
  return Math.max(0, daysBetween(dueOn, doneOn ?? day));
}
