import type { Milestone, TargetPromise } from '../contract.ts';
import type { Outcome } from './outcome.ts';

/**
 * How much of the way to a target is done, 0–100 (tiến độ theo chỉ tiêu): from its baseline, or from zero
 * where more is better and no baseline is known, to its last milestone. What is met is 100, whatever the
 * way; what is not, is never 100.
 *
 * @returns null where nothing was seen, or the way cannot be measured (a growth, a comparison, a judgement
 *   of quality, a rank without a baseline)
 */
export function percentOfWay(
  promise: TargetPromise,
  baseline: Milestone | null,
  {
    class: stands,
    final,
    latest,
  }: Pick<Outcome, 'class' | 'final'> & {
    readonly latest: { readonly value: number | null } | null;
  },
): number | null {
  if (stands === 'met') return 100;
  const value = latest?.value ?? null;
  if (value === null) return null;
  const end = endOfWay(promise, baseline);
  if (end === null) return null;
  const start = baseline?.value ?? (goesUp(promise) ? 0 : null);
  if (start === null || start === end) return null;
  const way = ((value - start) / (end - start)) * 100;
  const most = final || way < 100 ? 100 : LESS_THAN_ALL;
  return Math.max(0, Math.min(most, way));
}

/** On path is not there yet. */
const LESS_THAN_ALL = 99;

/** The figure of several targets: each counts alike; null where none has one. */
export function togetherOfWay(percents: readonly (number | null)[]): number | null {
  const known = percents.flatMap((percent) => percent ?? []);
  if (known.length === 0) return null;
  return known.reduce((sum, percent) => sum + percent, 0) / known.length;
}

function goesUp(promise: TargetPromise): boolean {
  if (promise.kind === 'bound') return promise.operator !== '<' && promise.operator !== '<=';
  return promise.kind === 'about' || promise.kind === 'ordinal' || promise.kind === 'yes_no';
}

function endOfWay(promise: TargetPromise, baseline: Milestone | null): number | null {
  switch (promise.kind) {
    case 'bound':
    case 'about':
    case 'rank':
    case 'ordinal':
      return promise.milestones.at(-1)?.value ?? null;
    case 'between': {
      const last = promise.milestones.at(-1);
      return last ? (last.low + last.high) / 2 : null;
    }
    case 'change': {
      if (baseline === null) return null;
      const sign = promise.way === 'increase' ? 1 : -1;
      return baseline.value * (1 + (sign * promise.percent) / 100);
    }
    case 'yes_no':
      return 1;
    case 'growth':
    case 'compare':
    case 'qualitative':
      return null;
  }
}
