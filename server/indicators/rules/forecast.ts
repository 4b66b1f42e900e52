import type { Day } from '../../calendar/rules/day.ts';
import type { Forecast } from '../contract.ts';
import { tidy } from './exact.ts';
import { endOf, yearsOf } from './periods.ts';

/** From how many points on a forecast is made, and over how many of the last ones. */
export const LEAST_POINTS = 3;
const MOST_POINTS = 8;

export interface SeenPoint {
  readonly endsOn: Day;
  readonly value: number;
}

/**
 * Student's t at 90 % (80 % of the mass between −t and t), by degrees of freedom from 1; beyond the table the
 * last serves, a little wide.
 */
const T80 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44];

/**
 * The value expected at the end of a period if things go on as they went: the line of Theil and Sen (the
 * median of the slopes between all pairs, which one odd value does not bend) through the last eight points,
 * with an interval that holds it four times out of five by the scatter of the points around the line.
 *
 * @param bounds what the indicator can be at all, such as 0–100 %
 * @returns null from fewer than three points
 */
export function forecastAt(
  points: readonly SeenPoint[],
  period: string,
  bounds: { readonly min: number | null; readonly max: number | null } = { min: null, max: null },
): Forecast | null {
  const used = points
    .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
    .slice(-MOST_POINTS)
    .map(({ endsOn, value }) => ({ x: yearsOf(endsOn), y: value }));
  const n = used.length;
  if (n < LEAST_POINTS) return null;
  const slopes = used.flatMap((a, i) => used.slice(i + 1).map((b) => (b.y - a.y) / (b.x - a.x)));
  const slope = median(slopes);
  const level = median(used.map(({ x, y }) => y - slope * x));
  const at = yearsOf(endOf(period));
  const center = used.reduce((sum, { x }) => sum + x, 0) / n;
  const spread = used.reduce((sum, { x }) => sum + (x - center) ** 2, 0);
  const squares = used.reduce((sum, { x, y }) => sum + (y - level - slope * x) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - 2));
  const t = T80[Math.min(n - 2, T80.length) - 1] ?? 1.44;
  const half = t * deviation * Math.sqrt(1 + 1 / n + (at - center) ** 2 / spread);
  const value = level + slope * at;
  const within = (figure: number) =>
    tidy(Math.min(Math.max(figure, bounds.min ?? -Infinity), bounds.max ?? Infinity));
  return {
    ...{ period, value: within(value), low: within(value - half), high: within(value + half) },
    ...{ method: 'theil_sen', points: n },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const above = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? above) + above) / 2;
}
