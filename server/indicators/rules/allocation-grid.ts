import type { Definition, Milestone } from '../contract.ts';
import { rounded, splitByWeights } from './allocation-split.ts';
import { exactSum, tidy } from './exact.ts';

/** How the shares of a promise hang together: over units, and from year to year. */
export interface Adding {
  /** `sum`: parts of one amount; `mean`: of one level on average; `none`: each stands for itself. */
  readonly overUnits: 'sum' | 'mean' | 'none';
  /** `flow`: each year its own amount; `growing`: each year includes those before; `level`: a state. */
  readonly overTime: 'flow' | 'growing' | 'level';
}

/** Values of one unit by year; a year without a value is absent. */
export type YearValues = ReadonlyMap<number, number>;

/** What was given for a year against what its parts come to. */
export interface YearBalance {
  readonly year: number;
  /** Null where nothing is promised of this year. */
  readonly given: number | null;
  /** Sum or mean of the shares; null where there is none, or they do not add up. */
  readonly shared: number | null;
  /** Given less shared, exactly: below zero more was shared out than given. Null where one is unknown. */
  readonly left: number | null;
}

export function addingOf(
  definition: Pick<Definition, 'overUnits' | 'overTime' | 'checks'>,
): Adding {
  const { overUnits, overTime, checks } = definition;
  const grows = checks.cumulative ? 'growing' : 'level';
  return {
    overUnits: overUnits === 'sum' || overUnits === 'mean' ? overUnits : 'none',
    overTime: overTime === 'sum' ? 'flow' : grows,
  };
}

/**
 * What is promised of each year: its milestone where one stands (the last of the year), else the place on
 * the straight line from the baseline or the milestone before to the next. A flow is promised of its own
 * years only; nothing is promised after the last milestone, or before the first without a baseline.
 */
export function givenByYear(
  promised: { readonly milestones: readonly Milestone[]; readonly baseline: Milestone | null },
  years: readonly number[],
  { overTime }: Pick<Adding, 'overTime'>,
  decimals: number,
): YearValues {
  const marks = new Map<number, number>();
  if (promised.baseline) marks.set(yearOf(promised.baseline), promised.baseline.value);
  for (const milestone of promised.milestones) marks.set(yearOf(milestone), milestone.value);
  const known = [...marks].sort(([a], [b]) => a - b);
  const first = Math.min(...promised.milestones.map(yearOf));
  const given = new Map<number, number>();
  for (const year of years) {
    const at = marks.get(year);
    if (at !== undefined && (year >= first || overTime !== 'flow')) given.set(year, at);
    const before = known.findLast(([each]) => each < year);
    const after = known.find(([each]) => each > year);
    if (at !== undefined || overTime === 'flow' || !before || !after) continue;
    const way = (year - before[0]) / (after[0] - before[0]);
    given.set(year, rounded(before[1] + (after[1] - before[1]) * way, decimals));
  }
  return given;
}

/** The year that a period code lies in: `2025-Q4` is of 2025. */
function yearOf({ period }: Milestone): number {
  return Number(period.slice(0, 4));
}

/**
 * Splits what is given of each year over units by weight. Of one amount every unit gets its part, and the
 * parts of a year sum to it exactly; where values grow, what each year adds is split, so that no share ever
 * falls. A level is no amount: every unit is given the whole level.
 *
 * @returns one line a unit in the order of the weights; null where nothing has a weight
 */
export function splitGrid(
  given: YearValues,
  weights: readonly number[],
  { overUnits, overTime }: Adding,
  decimals: number,
): Map<number, number>[] | null {
  const lines = weights.map(() => new Map<number, number>());
  let before = 0;
  let stood = weights.map(() => 0);
  for (const [year, value] of [...given].sort(([a], [b]) => a - b)) {
    const grows = overTime === 'growing';
    const parts =
      overUnits === 'sum'
        ? splitByWeights(grows ? value - before : value, weights, decimals)
        : weights.map(() => value);
    if (parts === null) return null;
    const shares =
      overUnits === 'sum' && grows ? parts.map((part, at) => part + (stood[at] ?? 0)) : parts;
    stood = shares.map((share) => rounded(share, decimals));
    before = value;
    stood.forEach((share, at) => {
      lines[at]?.set(year, share);
    });
  }
  return lines;
}

/** What is left of each year after its shares (còn lệch). */
export function reconcile(
  given: YearValues,
  shares: readonly YearValues[],
  years: readonly number[],
  { overUnits }: Pick<Adding, 'overUnits'>,
): YearBalance[] {
  return years.map((year) => {
    const values = shares.flatMap((line) => line.get(year) ?? []);
    const shared = values.length === 0 ? null : addedUp(values, overUnits);
    const whole = given.get(year) ?? null;
    const known = whole !== null && shared !== null && overUnits !== 'none';
    return { year, given: whole, shared, left: known ? exactSum([whole, -shared]) : null };
  });
}

/** All years of a flow together; null for values that do not add up over time. */
export function totalOf(
  balances: readonly YearBalance[],
  { overUnits, overTime }: Adding,
): Omit<YearBalance, 'year'> | null {
  if (overTime !== 'flow' || overUnits !== 'sum') return null;
  const known = (values: (number | null)[]) => values.flatMap((value) => value ?? []);
  const givens = known(balances.map(({ given }) => given));
  const shareds = known(balances.map(({ shared }) => shared));
  const given = givens.length === 0 ? null : exactSum(givens);
  const shared = shareds.length === 0 ? null : exactSum(shareds);
  return {
    given,
    shared,
    left: given === null || shared === null ? null : exactSum([given, -shared]),
  };
}

/** The years of which more was shared out than was given; levels cannot be exceeded in this sense. */
export function exceeded(balances: readonly YearBalance[], { overUnits }: Adding): number[] {
  if (overUnits !== 'sum') return [];
  return balances.flatMap(({ year, left }) => (left !== null && left < 0 ? [year] : []));
}

function addedUp(values: readonly number[], overUnits: Adding['overUnits']): number | null {
  if (overUnits === 'none') return null;
  const sum = exactSum(values);
  return overUnits === 'sum' ? sum : tidy(sum / values.length);
}
