import type { Aggregation } from '../contract.ts';
import { exactSum, exactSumOfProducts, tidy } from './exact.ts';

/** What one period or one unit brings to a whole. */
export interface Part {
  /** Null where it is not known: missing is missing, never 0. */
  readonly value: number | null;
  /** For a weighted mean. */
  readonly weight?: number | null;
  /** For a ratio of sums. */
  readonly numerator?: number | null;
  readonly denominator?: number | null;
}

/** A whole of parts: its value where enough of them are known, and how many are. */
export interface AddedUp {
  readonly value: number | null;
  readonly have: number;
  readonly of: number;
}

/**
 * Adds parts up by the rule of an indicator (cách cộng gộp). A sum, a mean, an extreme or a ratio needs every
 * part; `last` takes the latest known one, so parts of time come in their order.
 *
 * @param factor what a ratio is multiplied by
 */
export function addUp(rule: Aggregation, parts: readonly Part[], factor = 1): AddedUp {
  const known = parts.filter((part) => isKnown(rule, part));
  const have = known.length;
  const of = parts.length;
  const isWhole = have > 0 && have === of;
  if (rule === 'last') {
    const value = known.at(-1)?.value ?? null;
    return { value, have, of };
  }
  if (!isWhole) return { value: null, have, of };
  return { value: wholeOf(rule, known, factor), have, of };
}

function isKnown(rule: Aggregation, part: Part): boolean {
  switch (rule) {
    case 'weighted':
      return isNumber(part.value) && isNumber(part.weight);
    case 'ratio':
      return isNumber(part.numerator) && isNumber(part.denominator);
    default:
      return isNumber(part.value);
  }
}

function wholeOf(rule: Aggregation, parts: readonly Part[], factor: number): number | null {
  const values = parts.map(({ value }) => value ?? 0);
  switch (rule) {
    case 'sum':
      return exactSum(values);
    case 'mean':
      return tidy(exactSum(values) / values.length);
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'weighted': {
      const pairs = parts.map(({ value, weight }) => [value ?? 0, weight ?? 0] as const);
      return quotient(exactSumOfProducts(pairs), exactSum(pairs.map(([, weight]) => weight)), 1);
    }
    case 'ratio': {
      const above = exactSum(parts.map(({ numerator }) => numerator ?? 0));
      const below = exactSum(parts.map(({ denominator }) => denominator ?? 0));
      return quotient(above, below, factor);
    }
    case 'last':
      return values.at(-1) ?? null;
    case 'none':
      return values.length === 1 ? (values[0] ?? null) : null;
  }
}

function quotient(above: number, below: number, factor: number): number | null {
  return below === 0 ? null : tidy((above / below) * factor);
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
