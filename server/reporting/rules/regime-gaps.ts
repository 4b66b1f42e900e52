import type { Hop } from './regime.ts';

/** Levels of a chain, from 1, for which nobody was said to report. */
export function levelsWithoutReporters(hops: readonly Hop[]): number[] {
  return hops.flatMap(({ reporters }, at) => {
    const { kinds, depth, unitIds } = reporters;
    return kinds.length === 0 && depth === null && unitIds.length === 0 ? [at + 1] : [];
  });
}
