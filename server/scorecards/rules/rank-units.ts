import type { UnitScore } from './score-units.ts';

/** A unit as it enters the ranking. */
export interface Contender {
  readonly score: UnitScore;
  /** Its name folded for sorting: the order in which level units are written. */
  readonly folded: string;
  readonly block: string | null;
}

/** A unit with its place. */
export interface Ranked {
  readonly score: UnitScore;
  readonly block: string | null;
  readonly rank: number | null;
  readonly isLevel: boolean;
  /** What set it apart from a unit with the same total: a criterion's key, or `vote`. */
  readonly decidedBy: string | null;
}

/** The order that a council voted for units that everything else left level. */
export type Vote = readonly string[];

/**
 * Ranks units within their block: by total, then by the listed criteria one after the other, then by a
 * council's vote that names all who are still level. Units that stay level share a rank and are written by
 * name. A unit that failed a gate, or of which nothing could be judged, stands after them without rank.
 *
 * The result does not depend on the order in which the units come.
 *
 * @param votes the latest last: of several that fit, it is the one that counts
 */
export function rankUnits(
  contenders: readonly Contender[],
  tieBreak: readonly string[],
  votes: readonly Vote[] = [],
): Ranked[] {
  const blocks = [...new Set(contenders.map(({ block }) => block))].sort(byBlock);
  return blocks.flatMap((block) =>
    rankBlock(
      contenders.filter((each) => each.block === block),
      tieBreak,
      votes,
    ),
  );
}

function rankBlock(
  contenders: readonly Contender[],
  tieBreak: readonly string[],
  votes: readonly Vote[],
): Ranked[] {
  const ranked = contenders
    .filter(({ score }) => isRanked(score))
    .map((contender) => ({ contender, keys: sortKeys(contender.score, tieBreak) }))
    .sort((a, b) => compareKeys(a.keys, b.keys) || byName(a.contender, b.contender));
  const result: Ranked[] = [];
  for (let start = 0; start < ranked.length; ) {
    const end = endOfLevel(ranked, start);
    const level = ranked.slice(start, end).map(({ contender }) => contender);
    const order = level.length > 1 ? votedOrder(level, votes) : null;
    const placed = order ?? level;
    placed.forEach(({ score, block }, index) => {
      result.push({
        ...{ score, block },
        rank: order ? start + index + 1 : start + 1,
        isLevel: level.length > 1 && order === null,
        decidedBy: order ? 'vote' : (decider(ranked, start, end, tieBreak) ?? null),
      });
    });
    start = end;
  }
  const rest = contenders
    .filter(({ score }) => !isRanked(score))
    .sort((a, b) => Number(a.score.isEmpty) - Number(b.score.isEmpty) || byName(a, b));
  return [
    ...result,
    ...rest.map(({ score, block }) => ({
      score,
      block,
      rank: null,
      isLevel: false,
      decidedBy: null,
    })),
  ];
}

function isRanked({ failedGate, isEmpty }: UnitScore): boolean {
  return failedGate === null && !isEmpty;
}

/** The total and the points of the listed criteria; what could not be judged stands below nothing. */
function sortKeys(score: UnitScore, tieBreak: readonly string[]): number[] {
  const points = new Map(score.criteria.map((each) => [each.key, each.points]));
  return [score.total, ...tieBreak.map((key) => points.get(key) ?? Number.NEGATIVE_INFINITY)];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = firstDifference(a, b);
  return at === -1 ? 0 : (b[at] ?? 0) > (a[at] ?? 0) ? 1 : -1;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.findIndex((key, index) => key !== b[index]);
}

interface Keyed {
  readonly keys: readonly number[];
}

function endOfLevel(ranked: readonly Keyed[], start: number): number {
  const first = ranked[start]?.keys ?? [];
  let end = start + 1;
  while (end < ranked.length && compareKeys(first, ranked[end]?.keys ?? []) === 0) end += 1;
  return end;
}

/** The criterion that sets these units apart from a neighbour with the same total. */
function decider(
  ranked: readonly Keyed[],
  start: number,
  end: number,
  tieBreak: readonly string[],
): string | undefined {
  const own = ranked[start]?.keys ?? [];
  for (const neighbour of [ranked[start - 1], ranked[end]]) {
    const at = neighbour ? firstDifference(own, neighbour.keys) : -1;
    if (at > 0) return tieBreak[at - 1];
  }
  return undefined;
}

/** Level units in the order of the latest vote that names every one of them. */
function votedOrder(level: readonly Contender[], votes: readonly Vote[]): Contender[] | null {
  const vote = votes.findLast((each) => level.every(({ score }) => each.includes(score.unitId)));
  if (!vote) return null;
  return [...level].sort((a, b) => vote.indexOf(a.score.unitId) - vote.indexOf(b.score.unitId));
}

function byName(a: Contender, b: Contender): number {
  return compareText(a.folded, b.folded) || compareText(a.score.unitId, b.score.unitId);
}

function byBlock(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '', 'vi', { numeric: true });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
