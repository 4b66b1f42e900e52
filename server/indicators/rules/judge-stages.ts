import type { Day } from '../../calendar/rules/day.ts';
import type { Forecast, PathClass } from '../contract.ts';
import { forecastAt, LEAST_POINTS } from './forecast.ts';
import { figureOf, keeps, type Limits, type Stage } from './limits.ts';
import { type JudgedTarget, NOTHING, type Outcome, type SeenValue, unseen } from './outcome.ts';
import { expectedOn } from './path.ts';
import { endOf } from './periods.ts';

/** A value that has come at least so far of the way expected of it is at risk, not off the path. */
const NEARLY = 0.9;

/**
 * Judges a promise with milestones: by its last one once that is over; before, by the path that is expected
 * and by where the values are heading.
 *
 * @param seen known values in their order
 */
export function judgeStages(
  target: JudgedTarget,
  stages: readonly Stage[],
  seen: readonly SeenValue[],
  today: Day,
): Outcome {
  const last = stages.at(-1);
  const latest = seen.at(-1) ?? null;
  const value = latest?.value ?? null;
  if (!last || latest === null || value === null) return unseen(target, today);
  const due = endOf(last.period);
  if (today > due) return judgeEnd(last, due, seen, latest);

  const path = { stages, baseline: target.baseline, shape: target.path };
  const limits = expectedOn(path, endOf(latest.period));
  const points = pointsOf(target, seen);
  const isWhole = target.promise.kind !== 'yes_no' && target.promise.kind !== 'ordinal';
  const forecast = isWhole && endOf(latest.period) < due ? forecastOf(target, points, last) : null;
  return {
    ...NOTHING,
    ...{ latest, forecast, expected: limits && figureOf(limits) },
    class: classOnTheWay({
      value,
      limits,
      forecast,
      goal: last.limits,
      from: target.baseline?.value,
    }),
    tooFew: isWhole && forecast === null && points.length < LEAST_POINTS ? points.length : null,
  };
}

/** The promised period is over: what was seen at its end is the result. */
function judgeEnd(last: Stage, due: Day, seen: readonly SeenValue[], latest: SeenValue): Outcome {
  const expected = figureOf(last.limits);
  const end = seen.find(({ period }) => endOf(period) === due);
  if (!end || end.value === null) return { ...NOTHING, latest, expected };
  const kept = keeps(end.value, last.limits);
  if (end.kind === 'actual') {
    return { ...NOTHING, class: kept ? 'met' : 'off_path', final: true, latest: end, expected };
  }
  // An estimate decides nothing yet.
  return { ...NOTHING, class: kept ? 'on_path' : 'at_risk', latest: end, expected };
}

interface OnTheWay {
  readonly value: number;
  /** What was expected of it by its period; null where the path does not say. */
  readonly limits: Limits | null;
  readonly forecast: Forecast | null;
  readonly goal: Limits;
  /** Where it began. */
  readonly from: number | undefined;
}

function classOnTheWay({ value, limits, forecast, goal, from }: OnTheWay): PathClass {
  const heading = forecast === null ? null : keeps(forecast.value, goal);
  if (keeps(value, goal)) return heading === false ? 'at_risk' : 'met';
  const onPath = limits === null ? null : keeps(value, limits);
  if (heading === true) return onPath === false ? 'at_risk' : 'on_path';
  if (heading === false && forecast !== null) {
    const canStill = keeps(forecast.low, goal) || keeps(forecast.high, goal);
    return onPath === true || canStill ? 'at_risk' : 'off_path';
  }
  // Too few values for a forecast: the path alone decides, and without a path nothing does yet.
  if (limits === null || onPath === null) return 'not_due';
  if (onPath) return 'on_path';
  return nearly(value, limits, from) ? 'at_risk' : 'off_path';
}

function nearly(value: number, limits: Limits, from: number | undefined): boolean {
  const expected = figureOf(limits);
  if (expected === null) return false;
  const start = from ?? 0;
  if (expected === start) return false;
  return (value - start) / (expected - start) >= NEARLY;
}

function pointsOf({ baseline }: JudgedTarget, seen: readonly SeenValue[]) {
  const known = seen.flatMap(({ period, value }) =>
    value === null ? [] : [{ endsOn: endOf(period), value }],
  );
  if (baseline === null || known.some(({ endsOn }) => endsOn <= endOf(baseline.period)))
    return known;
  return [{ endsOn: endOf(baseline.period), value: baseline.value }, ...known];
}

function forecastOf(
  { promise, bounds }: JudgedTarget,
  points: ReturnType<typeof pointsOf>,
  last: Stage,
): Forecast | null {
  // There is no place before the first.
  const within = promise.kind === 'rank' ? { ...bounds, min: bounds.min ?? 1 } : bounds;
  return forecastAt(points, last.period, within);
}
