import { type Day, dayNumber } from '../../calendar/rules/day.ts';
import type { Frequency, Milestone, TargetShape } from '../contract.ts';
import { tidy } from './exact.ts';
import { figureOf, type Limits, type Stage } from './limits.ts';
import { endOf, periodsBetween } from './periods.ts';

/** The way from the baseline over the milestones to the target (đường tiến độ). */
export interface Path {
  readonly stages: readonly Stage[];
  readonly baseline: Milestone | null;
  readonly shape: TargetShape['path'];
}

/**
 * What is expected by a day: on a straight path between the milestone before and the one after; on a stepped
 * one, what the last milestone asked. Null where nothing is expected yet: before the first milestone without
 * a baseline, or on steps before the first one.
 */
export function expectedOn({ stages, baseline, shape }: Path, day: Day): Limits | null {
  const last = stages.findLast(({ period }) => endOf(period) <= day) ?? null;
  const next = stages.find(({ period }) => endOf(period) > day) ?? null;
  if (shape === 'stepped' || next === null) return last?.limits ?? null;
  const start = last
    ? { day: endOf(last.period), limits: last.limits }
    : baseline && endOf(baseline.period) <= day
      ? { day: endOf(baseline.period), limits: startLimits(baseline.value, next.limits) }
      : null;
  if (start === null) return null;
  const span = dayNumber(endOf(next.period)) - dayNumber(start.day);
  const share = span === 0 ? 1 : (dayNumber(day) - dayNumber(start.day)) / span;
  return {
    low: between(start.limits.low, next.limits.low, share),
    high: between(start.limits.high, next.limits.high, share),
    strict: false,
  };
}

export interface PathPointOf {
  readonly period: string;
  readonly expected: number | null;
  readonly milestone: boolean;
  readonly low: number | null;
  readonly high: number | null;
}

/** The path as points: the baseline, the milestones, and the ends of all periods between them. */
export function pathPoints(path: Path, frequency: Frequency): PathPointOf[] {
  const ends = path.stages.map(({ period }) => endOf(period)).toSorted();
  const last = ends.at(-1);
  if (last === undefined) return [];
  const from = path.baseline ? endOf(path.baseline.period) : (ends[0] ?? last);
  const found = new Map<Day, PathPointOf>();
  for (const { code, endsOn } of periodsBetween(from, last, frequency)) {
    if (endsOn <= last) found.set(endsOn, pointOf(path, code, endsOn, false));
  }
  for (const { period } of path.stages) {
    found.set(endOf(period), pointOf(path, period, endOf(period), true));
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
}

function pointOf(path: Path, period: string, day: Day, milestone: boolean): PathPointOf {
  const limits = expectedOn(path, day);
  return {
    ...{ period, milestone, expected: limits && figureOf(limits) },
    ...{ low: limits?.low ?? null, high: limits?.high ?? null },
  };
}

/** Where the line begins: at the baseline, on the sides that the next milestone has. */
function startLimits(value: number, next: Limits): Limits {
  return {
    low: next.low === null ? null : value,
    high: next.high === null ? null : value,
    strict: false,
  };
}

function between(from: number | null, to: number | null, share: number): number | null {
  if (to === null) return null;
  return from === null ? to : tidy(from + (to - from) * share);
}
