import { addDays, type Day, daysBetween } from '../../calendar/rules/day.ts';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
  workingDayFrom,
} from '../../calendar/rules/working-days.ts';
import type { ReminderRules, Rung } from './reminder-rules.ts';

/** Deadlines from a day to a day that stand at the same step. `from` null: since ever. */
export interface Stage {
  readonly from: Day | null;
  readonly to: Day;
  readonly step: number;
}

/** Before the earliest stretch of days off ends: no step moves further than this, in days. */
const LONGEST_REST = 20;

/**
 * The day on which a step is due. With working days only, a step before the deadline comes on the last
 * working day up to its own, so that it never comes after the deadline; one after it on the next.
 */
function stepDay(due: Day, days: number, rules: ReminderRules, calendar: WorkCalendar): Day {
  const day = addDays(due, days);
  if (!rules.workingDaysOnly) return day;
  if (days > 0) return workingDayFrom(day, calendar);
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);
}

/**
 * The step at which a deadline stands on a day: the last whose day has come, so that whoever was not
 * reminded for a while is reminded once and not of every step missed. Null before the first.
 */
export function stepOn(
  due: Day,
  day: Day,
  rules: ReminderRules,
  calendar: WorkCalendar,
): number | null {
  let found: number | null = null;
  for (const { days } of rules.steps) {
    if (stepDay(due, days, rules, calendar) <= day) found = days;
  }
  const last = rules.steps.at(-1)?.days;
  if (found === null || found !== last || rules.repeatEvery === null || last < 0) return found;
  const { repeatEvery } = rules;
  let times = Math.floor((daysBetween(due, day) - last) / repeatEvery);
  // The latest turn may have moved past the day, to the next on which people work.
  while (times > 0 && stepDay(due, last + times * repeatEvery, rules, calendar) > day) times -= 1;
  return last + Math.max(times, 0) * repeatEvery;
}

/**
 * Which step every deadline stands at on a day, in stretches: what a store can ask for at once.
 *
 * @param earliest the oldest deadline that there is
 */
export function stagesOn(
  day: Day,
  earliest: Day,
  rules: ReminderRules,
  calendar: WorkCalendar,
): Stage[] {
  const [first, last] = [rules.steps[0]?.days, rules.steps.at(-1)?.days];
  if (first === undefined || last === undefined) return [];
  const stages: Stage[] = [];
  // Older than this every deadline stands at the last step, unless that comes again and again.
  const settled = addDays(day, -Math.max(last, 0) - LONGEST_REST);
  const from = rules.repeatEvery === null || earliest > settled ? settled : earliest;
  let open: { from: Day; to: Day; step: number } | null = null;
  for (
    let due = from;
    due <= addDays(day, LONGEST_REST - Math.min(first, 0));
    due = addDays(due, 1)
  ) {
    const step = stepOn(due, day, rules, calendar);
    if (open !== null && step === open.step) {
      open.to = due;
      continue;
    }
    if (open !== null) stages.push(open);
    open = step === null ? null : { from: due, to: due, step };
  }
  if (open !== null) stages.push(open);
  const [oldest, ...rest] = stages;
  if (!oldest || oldest.from !== settled || rules.repeatEvery !== null) return stages;
  return [{ ...oldest, from: null }, ...rest];
}

/** Whom a step names; a repeated one names those of the last. */
export function rungsOf(step: number, rules: ReminderRules): readonly Rung[] {
  const named = rules.steps.find(({ days }) => days === step) ?? rules.steps.at(-1);
  return named?.to ?? [];
}
