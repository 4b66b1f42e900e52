import type { TaskState } from '../contract.ts';

/** A part as the figure of its whole depends on it. */
export interface RollUpPart {
  readonly state: TaskState;
  /** What the unit reported by hand, 0–100; null where it gave no figure. */
  readonly percent: number | null;
}

/** The three figures that stay side by side, 0–100; null where there is no figure. */
export interface ThreeFigures {
  readonly reported: number | null;
  readonly derived: number | null;
  readonly accepted: number | null;
}

/** Parts that no longer belong to the whole: they are left out of the sum and of its divisor. */
const EXCLUDED: readonly TaskState[] = ['withdrawn', 'merged', 'suspended', 'carried_over'];

/**
 * Progress computed from parts, each of weight 1, in whole per cent rounded half up; null without parts.
 * A part counts what was accepted of it (100 when closed), otherwise what its unit reports, otherwise 0.
 */
export function derivedProgress(parts: readonly RollUpPart[]): number | null {
  const counted = parts.filter(({ state }) => !EXCLUDED.includes(state));
  if (counted.length === 0) return null;
  const sum = counted.reduce((total, part) => total + progressOf(part), 0);
  return Math.round(sum / counted.length);
}

/** Reported by hand, computed from parts, accepted above. None overwrites another. */
export function threeFigures(task: RollUpPart, parts: readonly RollUpPart[]): ThreeFigures {
  return {
    reported: task.percent,
    derived: derivedProgress(parts),
    accepted: task.state === 'closed' ? 100 : null,
  };
}

/** How many parts are done, of how many that count: the k/n of a group. */
export function doneOf(parts: readonly RollUpPart[]): { done: number; of: number } {
  const counted = parts.filter(({ state }) => !EXCLUDED.includes(state));
  return { done: counted.filter(({ state }) => state === 'closed').length, of: counted.length };
}

function progressOf({ state, percent }: RollUpPart): number {
  return state === 'closed' ? 100 : (percent ?? 0);
}
