import type { Direction, Milestone, TargetPromise } from '../contract.ts';
import { tidy } from './exact.ts';

/** What a value must not pass: at least `low`, at most `high`; null where that side is open. */
export interface Limits {
  readonly low: number | null;
  readonly high: number | null;
  /** The value itself must lie beyond, not on, the limit (>, <). */
  readonly strict: boolean;
}

/** A milestone with the limits that hold by the end of its period. */
export interface Stage {
  readonly period: string;
  readonly limits: Limits;
}

/** Promises whose value is held against milestones. */
export type StagedPromise = Extract<
  TargetPromise,
  { kind: 'bound' | 'about' | 'between' | 'rank' | 'ordinal' | 'change' | 'yes_no' }
>;

/**
 * The stages of a promise in their order.
 *
 * @param direction decides how "= N" is met on the way: more is as good where up is, and so on
 * @returns null where a change has no baseline to be counted from
 */
export function stagesOf(
  promise: StagedPromise,
  direction: Direction,
  baseline: Milestone | null,
): readonly Stage[] | null {
  switch (promise.kind) {
    case 'bound':
      return promise.milestones.map(({ period, value }) => ({
        ...{ period, limits: boundLimits(promise.operator, value, direction) },
      }));
    case 'about':
      return promise.milestones.map(({ period, value }) => ({
        period,
        limits: around(value, promise.tolerance),
      }));
    case 'between':
      return promise.milestones.map(({ period, low, high }) => ({
        ...{ period, limits: { low, high, strict: false } },
      }));
    case 'rank':
      return promise.milestones.map(({ period, value }) => ({
        ...{ period, limits: atMost(value) },
      }));
    case 'ordinal':
      return promise.milestones.map(({ period, value }) => ({
        ...{ period, limits: atLeast(value) },
      }));
    case 'yes_no':
      return [{ period: promise.due, limits: atLeast(1) }];
    case 'change': {
      if (baseline === null) return null;
      const sign = promise.way === 'increase' ? 1 : -1;
      const value = tidy(baseline.value * (1 + (sign * promise.percent) / 100));
      const limits = promise.way === 'increase' ? atLeast(value) : atMost(value);
      return [{ period: promise.due, limits }];
    }
  }
}

/** Whether a value keeps within limits. Figures that differ by binary dust are the same. */
export function keeps(value: number, { low, high, strict }: Limits): boolean {
  const figure = tidy(value);
  if (strict) return (low === null || figure > low) && (high === null || figure < high);
  return (low === null || figure >= tidy(low)) && (high === null || figure <= tidy(high));
}

/** The one figure that stands for limits in a column or on a line. */
export function figureOf({ low, high }: Limits): number | null {
  if (low !== null && high !== null) return low === high ? low : tidy((low + high) / 2);
  return low ?? high;
}

export function boundLimits(
  operator: '>=' | '>' | '<=' | '<' | '=',
  value: number,
  direction: Direction,
): Limits {
  switch (operator) {
    case '>=':
      return atLeast(value);
    case '>':
      return { ...atLeast(value), strict: true };
    case '<=':
      return atMost(value);
    case '<':
      return { ...atMost(value), strict: true };
    case '=':
      if (direction === 'near') return { low: value, high: value, strict: false };
      return direction === 'up' ? atLeast(value) : atMost(value);
  }
}

function around(value: number, tolerance: number): Limits {
  const slack = (Math.abs(value) * tolerance) / 100;
  return { low: tidy(value - slack), high: tidy(value + slack), strict: false };
}

function atLeast(low: number): Limits {
  return { low, high: null, strict: false };
}

function atMost(high: number): Limits {
  return { low: null, high, strict: false };
}
