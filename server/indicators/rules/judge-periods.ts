import type { Day } from '../../calendar/rules/day.ts';
import { type Period, periodOf } from '../../calendar/rules/period.ts';
import type { PathClass, TargetPromise } from '../contract.ts';
import { tidy } from './exact.ts';
import { boundLimits, keeps } from './limits.ts';
import { type JudgedTarget, NOTHING, type Outcome, type SeenValue, unseen } from './outcome.ts';
import { endOf, periodBefore, periodOfCode, periodsBetween } from './periods.ts';

type PeriodicPromise = Extract<TargetPromise, { kind: 'growth' | 'compare' | 'bound' }>;

/** One period that the promise speaks of, with what was found there. */
interface Check {
  readonly period: Period;
  readonly kept: boolean | null;
  readonly isActual: boolean;
  /** What stands for the period: growth in per cent, or the value itself. */
  readonly figure: number | null;
  readonly other: number | null;
}

/**
 * Judges a promise of which every period counts: failure in one fails the whole (DOMAIN §9.3). A mean growth
 * (bình quân) is judged over all its years at once.
 */
export function judgePeriods(
  target: JudgedTarget,
  promise: PeriodicPromise,
  seen: readonly SeenValue[],
  other: readonly SeenValue[],
  today: Day,
): Outcome {
  const periods = periodsOf(target, promise);
  const checks =
    promise.kind === 'growth' && promise.judged === 'average'
      ? meanGrowth(target, promise, seen)
      : periods.map((period) => check(target, promise, period, seen, other));
  const due = periods.at(-1)?.endsOn;
  const known = checks.filter(({ kept }) => kept !== null);
  const last = known.at(-1);
  if (!last || due === undefined) return { ...unseen(target, today), latest: seen.at(-1) ?? null };
  const failed = known.filter(({ kept, isActual }) => kept === false && isActual);
  const isOver = today > due;
  const isWhole = known.length === checks.length && known.every(({ isActual }) => isActual);
  return {
    ...NOTHING,
    class: classOf(isOver && isWhole, isOver, failed.length, last),
    final: isOver && (isWhole || failed.length > 0),
    latest: {
      period: last.period.code,
      kind: last.isActual ? 'actual' : 'estimate',
      value: last.figure,
    },
    failed: failed.map(({ period }) => period.code),
    other: last.other,
  };
}

function classOf(isDone: boolean, isOver: boolean, failed: number, last: Check): PathClass {
  if (failed > 0) return 'off_path';
  if (isDone) return 'met';
  if (isOver) return 'no_data';
  return last.kept ? 'on_path' : 'at_risk';
}

function periodsOf(target: JudgedTarget, promise: PeriodicPromise): readonly Period[] {
  switch (promise.kind) {
    case 'growth':
      return yearsBetween(promise.fromYear, promise.toYear);
    case 'compare': {
      const due = periodOfCode(promise.due);
      return promise.fromYear === null
        ? [due]
        : yearsBetween(promise.fromYear, Number(due.code.slice(0, 4)));
    }
    case 'bound': {
      const last = promise.milestones.at(-1);
      if (!last || promise.every === null) return [];
      const due = endOf(last.period);
      return periodsBetween(target.from, due, promise.every).filter(({ endsOn }) => endsOn <= due);
    }
  }
}

function yearsBetween(from: number, to: number): Period[] {
  const count = Math.max(0, to - from + 1);
  return Array.from({ length: count }, (_, index) => periodOf('year', from + index));
}

function check(
  target: JudgedTarget,
  promise: PeriodicPromise,
  period: Period,
  seen: readonly SeenValue[],
  others: readonly SeenValue[],
): Check {
  const found = seen.find(({ period: code }) => code === period.code);
  const value = found?.value ?? null;
  const isActual = found?.kind === 'actual';
  const nothing = { period, kept: null, isActual, figure: null, other: null };
  switch (promise.kind) {
    case 'growth': {
      const before = seenIn(target, seen, periodBefore(period).code);
      if (value === null || before === null || before === 0) return nothing;
      const figure = tidy((value / before - 1) * 100);
      return { ...nothing, figure, kept: keeps(figure, limitsOf(promise, promise.percent)) };
    }
    case 'compare': {
      const passed = others.find(({ period: code }) => code === period.code);
      const other = passed?.value ?? null;
      if (value === null || other === null) return { ...nothing, figure: value, other };
      const kept = keeps(value, limitsOf(promise, other));
      return {
        ...nothing,
        figure: value,
        other,
        kept,
        isActual: isActual && passed?.kind === 'actual',
      };
    }
    case 'bound': {
      const goal = promise.milestones.find((each) => endOf(each.period) >= period.endsOn);
      if (value === null || !goal) return nothing;
      return { ...nothing, figure: value, kept: keeps(value, limitsOf(promise, goal.value)) };
    }
  }
}

/** Growth a year on the mean, from the year before the first one to the latest known. */
function meanGrowth(
  target: JudgedTarget,
  promise: Extract<TargetPromise, { kind: 'growth' }>,
  seen: readonly SeenValue[],
): Check[] {
  const start = seenIn(target, seen, String(promise.fromYear - 1));
  const last = seen.findLast(({ period, value }) => {
    const year = Number(period);
    return value !== null && year >= promise.fromYear && year <= promise.toYear;
  });
  const period = periodOf('year', promise.toYear);
  const nothing = { period, kept: null, isActual: false, figure: null, other: null };
  if (start === null || start <= 0 || !last || last.value === null) return [nothing];
  const years = Number(last.period) - promise.fromYear + 1;
  const figure = tidy(((last.value / start) ** (1 / years) - 1) * 100);
  return [
    {
      ...nothing,
      period: periodOfCode(last.period),
      figure,
      kept: keeps(figure, limitsOf(promise, promise.percent)),
      // Before the last year the mean is only on its way.
      isActual: last.kind === 'actual' && last.period === period.code,
    },
  ];
}

function seenIn(target: JudgedTarget, seen: readonly SeenValue[], code: string): number | null {
  const found = seen.find(({ period }) => period === code)?.value ?? null;
  if (found !== null) return found;
  return target.baseline?.period === code ? target.baseline.value : null;
}

function limitsOf({ operator }: PeriodicPromise, value: number) {
  return boundLimits(operator, value, 'near');
}
