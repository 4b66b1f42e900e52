import type { Aggregation, Definition } from '../contract.ts';

/** A unit that was taken over as a whole, and since when (đơn vị trước sáp nhập). */
export interface Forerunner {
  readonly unitId: string;
  readonly onDay: string;
  /** The unit that took over began with it; one that was there before has values of its own from before. */
  readonly isFounding: boolean;
}

/**
 * How values of units before a merger are put together for the unit after it; null where they do not compare. A
 * quotient is never a mean of quotients: numerators and denominators are carried over both sides of the day.
 */
export function mergerRule({
  afterMerger,
  overUnits,
  weightId,
  numeratorId,
  denominatorId,
}: Pick<
  Definition,
  'afterMerger' | 'overUnits' | 'weightId' | 'numeratorId' | 'denominatorId'
>): Aggregation | null {
  const isQuotient = numeratorId !== null && denominatorId !== null;
  switch (afterMerger) {
    case 'sum':
      return 'sum';
    case 'weighted':
      if (isQuotient) return 'ratio';
      return weightId === null ? null : 'weighted';
    case 'not_comparable':
      return null;
    case null:
      return overUnits === 'sum' || overUnits === 'weighted' || overUnits === 'ratio'
        ? overUnits
        : null;
  }
}
