/**
 * Splitting a sum into parts that add up to it exactly (phân bổ). Everything is counted in whole steps of
 * the last decimal that is kept, so that no rounding is lost between the parts and the sum.
 */

/** Decimals that a share may keep; six are more than any annex prints. */
export const MOST_DECIMALS = 6;

/** Weights are compared to so many decimals: a population, a share in per cent, a value of last year. */
const WEIGHT_STEPS = 1_000_000;

/**
 * Divides `total` in proportion to `weights` by largest remainder: every part is its exact share rounded down
 * to a step, and the steps that are left go to the largest remainders, of equal ones to the heavier part,
 * then to the earlier. The parts sum to the total to the last decimal; no part is a whole step away from its
 * exact share; a heavier part never gets less; a part without weight gets nothing.
 *
 * @param weights not negative
 * @param decimals of the shares, 0–6; the total is rounded to them
 * @returns null where no part has any weight, since nobody could say who gets it
 */
export function splitByWeights(
  total: number,
  weights: readonly number[],
  decimals = 0,
): number[] | null {
  const scaled = weights.map((weight) => BigInt(Math.round(Math.max(0, weight) * WEIGHT_STEPS)));
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return null;
  const steps = stepsOf(Math.abs(total), decimals);
  const whole = scaled.map((weight) => (steps * weight) / sum);
  const rest = scaled.map((weight) => (steps * weight) % sum);
  const left = Number(steps - whole.reduce((all, part) => all + part, 0n));
  const next = scaled
    .map((_, index) => index)
    .filter((index) => rest[index] !== 0n)
    .sort((a, b) => larger(rest[a], rest[b]) || larger(scaled[a], scaled[b]) || a - b);
  const oneMore = new Set(next.slice(0, left));
  const sign = total < 0 ? -1 : 1;
  return whole.map((part, index) => {
    const value = fromSteps(part + (oneMore.has(index) ? 1n : 0n), decimals);
    return value === 0 ? 0 : sign * value;
  });
}

/** Divides `total` into `count` parts that differ by one step at most and sum to it exactly. */
export function splitEqually(total: number, count: number, decimals = 0): number[] {
  return (
    splitByWeights(
      total,
      Array.from({ length: count }, () => 1),
      decimals,
    ) ?? []
  );
}

/** A value to so many decimals, halves away from zero. */
export function rounded(value: number, decimals: number): number {
  const steps = fromSteps(stepsOf(Math.abs(value), decimals), decimals);
  return value < 0 && steps !== 0 ? -steps : steps;
}

/** How many steps of the last kept decimal make a value that is not negative. */
function stepsOf(value: number, decimals: number): bigint {
  return BigInt(Math.round(value * 10 ** decimals));
}

function fromSteps(steps: bigint, decimals: number): number {
  return Number(steps) / 10 ** decimals;
}

function larger(a = 0n, b = 0n): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
