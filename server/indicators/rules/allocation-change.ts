import type { Milestone, TargetPromise } from '../contract.ts';
import type { YearValues } from './allocation-grid.ts';

/** A promise that is an amount or a level in figures: the only ones that can be shared out. */
export type SharedPromise = Extract<TargetPromise, { kind: 'bound' | 'about' }>;

export function isShareable(promise: TargetPromise): promise is SharedPromise {
  return promise.kind === 'about' || (promise.kind === 'bound' && promise.every === null);
}

/** The promise of a share: of the same kind as the whole, with a milestone a year; null without any value. */
export function promiseOfShare(whole: SharedPromise, values: YearValues): SharedPromise | null {
  const milestones: Milestone[] = [...values]
    .sort(([a], [b]) => a - b)
    .map(([year, value]) => ({ period: String(year), value }));
  return milestones.length === 0 ? null : { ...whole, milestones };
}

/** The values of a share by year, as its milestones say. */
export function valuesOfShare(promise: TargetPromise): YearValues {
  if (!isShareable(promise)) return new Map();
  return new Map(
    promise.milestones.map(({ period, value }) => [Number(period.slice(0, 4)), value]),
  );
}

/** What becomes of the shares of a target, by unit. */
export interface ShareChanges {
  readonly added: ReadonlyMap<string, YearValues>;
  readonly changed: ReadonlyMap<string, YearValues>;
  /** Units that no longer have a share. */
  readonly ended: readonly string[];
  /** Figures given before that are another now, or gone. */
  readonly corrected: number;
}

/** Holds the shares that are wanted against those that stand. */
export function shareChanges(
  before: ReadonlyMap<string, YearValues>,
  wanted: ReadonlyMap<string, YearValues>,
): ShareChanges {
  const given = [...wanted].filter(([, values]) => values.size > 0);
  const added = given.filter(([unitId]) => !before.has(unitId));
  const changed = given.filter(([unitId, values]) => {
    const stood = before.get(unitId);
    return stood !== undefined && !isSame(stood, values);
  });
  const kept = new Set(given.map(([unitId]) => unitId));
  const corrected = [...before].flatMap(([unitId, values]) =>
    [...values].filter(([year, value]) => wanted.get(unitId)?.get(year) !== value),
  );
  return {
    added: new Map(added),
    changed: new Map(changed),
    ended: [...before.keys()].filter((unitId) => !kept.has(unitId)),
    corrected: corrected.length,
  };
}

function isSame(a: YearValues, b: YearValues): boolean {
  return a.size === b.size && [...a].every(([year, value]) => b.get(year) === value);
}
