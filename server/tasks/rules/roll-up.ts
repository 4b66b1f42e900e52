import type { RollUpMode, TaskState } from '../contract.ts';

/** How much one part weighs where nothing else was said (trọng số). */
export const USUAL_WEIGHT = 1;

/** A part as the figure of its whole depends on it. */
export interface RollUpPart {
  readonly state: TaskState;
  /** What the unit reported by hand, 0–100; null where it gave no figure. */
  readonly percent: number | null;
  /** What the part's own parts come to, 0–100, unrounded; null where it has none or leaves them out. */
  readonly derived: number | null;
  /** Its share in the whole; null is {@link USUAL_WEIGHT}. */
  readonly weight: number | null;
}

/** Parts added up, so that another authority can say in five numbers how far its parts are. */
export interface RollUpSums {
  /** Parts that count: what was withdrawn, merged, suspended or carried over does not. */
  readonly counted: number;
  readonly done: number;
  readonly progress: number;
  readonly weights: number;
  readonly weighted: number;
}

/** The three figures that stay side by side, 0–100; null where there is no figure. */
export interface ThreeFigures {
  readonly reported: number | null;
  readonly derived: number | null;
  readonly accepted: number | null;
}

export const NO_PARTS: RollUpSums = { counted: 0, done: 0, progress: 0, weights: 0, weighted: 0 };

/** Parts that no longer belong to the whole: they are left out of the sum and of its divisor. */
export const EXCLUDED: readonly TaskState[] = ['withdrawn', 'merged', 'suspended', 'carried_over'];

/**
 * How far one part is, 0–100: all of it once its result was accepted, else what its own parts come to,
 * else what its unit reports, else nothing.
 */
export function progressOf({ state, derived, percent }: Omit<RollUpPart, 'weight'>): number {
  return state === 'closed' ? 100 : (derived ?? percent ?? 0);
}

export function sumOf(parts: Iterable<RollUpPart>): RollUpSums {
  let sums = NO_PARTS;
  for (const part of parts) {
    if (EXCLUDED.includes(part.state)) continue;
    const weight = part.weight ?? USUAL_WEIGHT;
    const progress = progressOf(part);
    const done = part.state === 'closed' ? 1 : 0;
    sums = together(sums, {
      ...{ counted: 1, done, progress },
      ...{ weights: weight, weighted: weight * progress },
    });
  }
  return sums;
}

/** The sums of two sets of parts, as of those of an authority and of what another reported. */
export function together(a: RollUpSums, b: RollUpSums): RollUpSums {
  return {
    counted: a.counted + b.counted,
    done: a.done + b.done,
    progress: a.progress + b.progress,
    weights: a.weights + b.weights,
    weighted: a.weighted + b.weighted,
  };
}

/**
 * The derived figure of a whole, 0–100 and unrounded: by weight, each part alike, by the number of parts
 * accepted, or as far as its indicators have come. Null without parts (an indicator needs none) and where
 * the whole leaves them out (`none`). The mode is only a way of looking: switching it loses nothing.
 *
 * @param mode null is `simple`
 * @param byIndicator how far the indicators that the task moves have come; null where they do not say
 */
export function derivedFrom(
  sums: RollUpSums,
  mode: RollUpMode | null,
  byIndicator: number | null = null,
): number | null {
  const { counted, done, progress, weights, weighted } = sums;
  if (mode === 'indicator') return byIndicator;
  if (counted === 0) return null;
  switch (mode ?? 'simple') {
    case 'simple':
      return progress / counted;
    case 'weighted':
      return weighted / weights;
    case 'count':
      return (100 * done) / counted;
    case 'none':
      return null;
  }
}

/** A figure as it is shown, in whole per cent: 100 is only said of what is whole. */
export function shownPercent(figure: number | null): number | null {
  if (figure === null) return null;
  const rounded = Math.round(figure);
  return rounded === 100 && figure < 100 ? 99 : rounded;
}

/** Reported by hand, derived from parts, accepted above. None overwrites another. */
export function threeFigures(
  task: Pick<RollUpPart, 'state' | 'percent'>,
  derived: number | null,
): ThreeFigures {
  return {
    reported: task.percent,
    derived: shownPercent(derived),
    accepted: task.state === 'closed' ? 100 : null,
  };
}

/** A task of a tree as its rows say, with what other authorities reported of their parts of it. */
export interface TreeNode {
  readonly id: string;
  /** The whole that it is a part of, null for the root. */
  readonly wholeId: string | null;
  readonly state: TaskState;
  readonly percent: number | null;
  readonly weight: number | null;
  readonly mode: RollUpMode | null;
  /** Sums that other authorities reported for parts of this task; null where there are none. */
  readonly elsewhere: RollUpSums | null;
  /** How far its indicators have come, 0–100; null or absent where it is not derived from them. */
  readonly byIndicator?: number | null;
}

/** What the parts of every task of a tree come to, of any depth. */
export interface TreeFigures {
  readonly sums: ReadonlyMap<string, RollUpSums>;
  readonly derived: ReadonlyMap<string, number | null>;
}

/** Adds a tree up from its leaves. A node stands behind its whole in the order given. */
export function figuresOf(nodes: readonly TreeNode[]): TreeFigures {
  const sums = new Map<string, RollUpSums>();
  const derived = new Map<string, number | null>();
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (!node) continue;
    const own = together(sums.get(node.id) ?? NO_PARTS, node.elsewhere ?? NO_PARTS);
    const figure = derivedFrom(own, node.mode, node.byIndicator);
    sums.set(node.id, own);
    derived.set(node.id, figure);
    if (node.wholeId === null) continue;
    const whole = sums.get(node.wholeId) ?? NO_PARTS;
    sums.set(node.wholeId, together(whole, sumOf([{ ...node, derived: figure }])));
  }
  return { sums, derived };
}
