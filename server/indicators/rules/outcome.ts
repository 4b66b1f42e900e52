import type { Day } from '../../calendar/rules/day.ts';
import { periodAround } from '../../calendar/rules/period.ts';
import type {
  Direction,
  Forecast,
  Frequency,
  Milestone,
  PathClass,
  TargetPromise,
  TargetShape,
  ValueKind,
} from '../contract.ts';
import { endOf, periodOfCode } from './periods.ts';

/** A value as it is judged. */
export interface SeenValue {
  readonly period: string;
  readonly kind: ValueKind;
  readonly value: number | null;
  /** The class that a person gave with words, for a judgement of quality. */
  readonly judged?: PathClass | null;
}

/** What a target is judged by, besides the values. */
export interface JudgedTarget {
  readonly promise: TargetPromise;
  readonly direction: Direction;
  readonly baseline: Milestone | null;
  readonly path: TargetShape['path'];
  readonly frequency: Frequency;
  /** From when on values can be asked for: the day on which the plan takes effect. */
  readonly from: Day;
  /** What values can be at all. */
  readonly bounds: { readonly min: number | null; readonly max: number | null };
}

/** How a target stands, with what the sentence about it needs. */
export interface Outcome {
  readonly class: PathClass;
  /** True once the promised period is over and its actual value is known. */
  readonly final: boolean;
  readonly latest: SeenValue | null;
  readonly expected: number | null;
  readonly forecast: Forecast | null;
  /** Periods that failed, where every one of them counts. */
  readonly failed: readonly string[];
  /** How many values there are, where they are too few for a forecast. */
  readonly tooFew: number | null;
  /** The value that was to be passed in the latest period, for comparisons. */
  readonly other: number | null;
}

export const NOTHING: Outcome = {
  ...{ class: 'no_data', final: false, latest: null, expected: null, forecast: null },
  ...{ failed: [], tooFew: null, other: null },
};

/** Values of periods that have begun, in their order, one a period: the actual before the estimate. */
export function begunBy(seen: readonly SeenValue[], today: Day): SeenValue[] {
  const best = new Map<string, SeenValue>();
  for (const point of seen) {
    const isKnown = point.value !== null || (point.judged ?? null) !== null;
    if (!isKnown || periodOfCode(point.period).startsOn > today) continue;
    if (best.get(point.period)?.kind !== 'actual') best.set(point.period, point);
  }
  return [...best.values()].toSorted((a, b) => (endOf(a.period) < endOf(b.period) ? -1 : 1));
}

/** Without any value: not yet due while the first period is not over, no data after it. */
export function unseen({ from, frequency }: JudgedTarget, today: Day): Outcome {
  const waits = today <= periodAround(from, frequency).endsOn;
  return { ...NOTHING, class: waits ? 'not_due' : 'no_data' };
}

/** The worst of several judgements, as where each member of a dimension has to meet a target. */
export function worstOf<T extends { readonly class: PathClass }>(found: readonly T[]): T | null {
  const order: readonly PathClass[] = [
    ...(['off_path', 'at_risk', 'no_data', 'not_due', 'on_path', 'met'] as const),
  ];
  return found.toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class))[0] ?? null;
}
