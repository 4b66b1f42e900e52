/** A target as it was judged: its class, the value seen, the value expected by then, the direction of good. */
export interface JudgedValue {
  readonly class: string;
  readonly value: number | null;
  readonly expected: number | null;
  readonly direction: string;
}

/**
 * Bứt phá: the value seen is better than what was expected by then by so many percent of it. Where nothing
 * can be compared (a yes, a quality), meeting it is not going beyond it.
 */
export function isBeyond({ value, expected, direction }: JudgedValue, percent: number): boolean {
  if (value === null || expected === null) return false;
  const margin = (Math.abs(expected) * percent) / 100;
  return direction === 'down' ? value <= expected - margin : value >= expected + margin;
}
