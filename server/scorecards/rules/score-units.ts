import type { Criterion, Definition } from '../definition-contract.ts';
import type { CriterionScore } from '../ranking-contract.ts';
import { criteriaTree, mostPoints, sum } from './criteria-tree.ts';
import { passesGate, pointsOf, roundTo } from './formula.ts';
import { type Measure, type Measures, NOTHING } from './measure.ts';

/** What a unit got, criterion by criterion, before it is ranked. */
export interface UnitScore {
  readonly unitId: string;
  readonly criteria: readonly CriterionScore[];
  readonly total: number;
  readonly bonus: number;
  readonly penalty: number;
  /** The first gate that it failed, counted from 1. */
  readonly failedGate: {
    readonly number: number;
    readonly key: string;
    readonly name: string;
  } | null;
  /** Nothing at all could be judged. */
  readonly isEmpty: boolean;
}

/**
 * Scores units by a definition.
 *
 * A criterion without enough cases is left out and its points are spread over those beside it, then above
 * it (`spread`), or the unit gets what the others get on average (`neutral`). A figure that nobody
 * entered brings nothing and is said. Points are rounded criterion by criterion, so that what is shown
 * adds up to the total.
 *
 * @param measures by criterion key, what its source found for each unit
 */
export function scoreUnits(
  definition: Definition,
  unitIds: readonly string[],
  measures: ReadonlyMap<string, Measures>,
): UnitScore[] {
  const averages =
    definition.tooFew === 'neutral' ? averageShares(definition, unitIds, measures) : null;
  const most = mostPoints(definition);
  return unitIds.map((unitId) => scoreUnit(definition, most, measures, averages, unitId));
}

function scoreUnit(
  definition: Definition,
  most: ReadonlyMap<string, number>,
  measures: ReadonlyMap<string, Measures>,
  averages: ReadonlyMap<string, number> | null,
  unitId: string,
): UnitScore {
  const tree = criteriaTree(definition);
  const measureOf = ({ key }: Criterion) => measures.get(key)?.get(unitId) ?? NOTHING;
  const isJudged = (criterion: Criterion): boolean => {
    const children = tree.childrenOf(criterion.key);
    if (children.length > 0) return children.some(isJudged);
    if (measureOf(criterion).state === 'missing') return true;
    return rawOf(criterion) !== null || averages?.get(criterion.key) !== undefined;
  };
  const rawOf = (criterion: Criterion): number | null => {
    const { formula, key } = criterion;
    return formula && pointsOf(formula, measureOf(criterion), most.get(key) ?? 0);
  };

  const scores = new Map<string, CriterionScore>();
  /** Writes the score of a criterion and of all under it; `share` is what spreading makes of its points. */
  const write = (criterion: Criterion, share: number): number | null => {
    const own = most.get(criterion.key) ?? 0;
    const children = tree.childrenOf(criterion.key);
    if (children.length > 0) {
      const shares =
        criterion.role === 'score' ? spread(children, own * share) : children.map(() => 1);
      const points = children.map((child, index) => write(child, shares[index] ?? 1));
      const known = points.filter((each) => each !== null);
      const total = known.length === 0 ? null : roundTo(sum(known), definition.decimals);
      scores.set(criterion.key, {
        ...shown(criterion, NOTHING),
        most: own * share,
        points: total,
        state: known.length > 0 ? 'known' : stateOf(children),
      });
      return total;
    }
    const measure = measureOf(criterion);
    const score = leafScore(criterion, measure, own, share);
    scores.set(criterion.key, score);
    return score.points;
  };
  const spread = (beside: readonly Criterion[], whole: number): number[] => {
    const judged = beside.filter(isJudged);
    const inUse = sum(judged.map(({ key }) => most.get(key) ?? 0));
    return beside.map((each) => (judged.includes(each) && inUse > 0 ? whole / inUse : 0));
  };
  const stateOf = (children: readonly Criterion[]) =>
    children.some(({ key }) => scores.get(key)?.state === 'missing') ? 'missing' : 'too_few';
  const leafScore = (
    criterion: Criterion,
    measure: Measure,
    own: number,
    share: number,
  ): CriterionScore => {
    const base = shown(criterion, measure);
    if (criterion.role === 'gate') {
      const passed = criterion.formula !== null && passesGate(criterion.formula, measure);
      return { ...base, most: null, points: passed ? 1 : 0 };
    }
    const raw = rawOf(criterion);
    const average =
      raw === null && measure.state !== 'missing' ? averages?.get(criterion.key) : undefined;
    const points = average === undefined ? raw : average * own;
    return {
      ...base,
      most: own * share,
      points: points === null ? null : roundTo(points * share, definition.decimals),
      state: points === null && measure.state === 'known' ? 'too_few' : measure.state,
      isNeutral: average !== undefined,
    };
  };

  const scored = tree.roots.filter(({ role }) => role === 'score');
  const shares = spread(scored, sum(scored.map(({ key }) => most.get(key) ?? 0)));
  const points = scored.map((root, index) => write(root, shares[index] ?? 1));
  for (const root of tree.roots) if (root.role !== 'score') write(root, 1);

  const of = (role: Criterion['role']) =>
    tree.leaves.filter((leaf) => leaf.role === role).map(({ key }) => scores.get(key));
  const bonus = capped(sum(of('bonus').map((each) => each?.points ?? 0)), definition.bonusCap);
  const penalty = capped(
    sum(of('penalty').map((each) => each?.points ?? 0)),
    definition.penaltyCap,
  );
  const gates = of('gate');
  const failed = gates.findIndex((gate) => gate?.points === 0);
  const gate = gates[failed];
  const known = points.filter((each) => each !== null);
  return {
    unitId,
    criteria: definition.criteria.flatMap(({ key }) => scores.get(key) ?? []),
    total: roundTo(Math.max(0, sum(known) + bonus - penalty), definition.decimals),
    bonus: roundTo(bonus, definition.decimals),
    penalty: roundTo(penalty, definition.decimals),
    failedGate: gate ? { number: failed + 1, key: gate.key, name: gate.name } : null,
    isEmpty: known.length === 0,
  };
}

/** For each criterion the share of its points that the units with enough cases reach on average. */
function averageShares(
  definition: Definition,
  unitIds: readonly string[],
  measures: ReadonlyMap<string, Measures>,
): ReadonlyMap<string, number> {
  const most = mostPoints(definition);
  const shares = new Map<string, number>();
  for (const { key, formula } of criteriaTree(definition).leaves) {
    const whole = most.get(key) ?? 0;
    if (!formula || whole === 0) continue;
    const reached = unitIds.flatMap((unitId) => {
      const measure = measures.get(key)?.get(unitId) ?? NOTHING;
      return pointsOf(formula, measure, whole) ?? [];
    });
    if (reached.length > 0) shares.set(key, sum(reached) / reached.length / whole);
  }
  return shares;
}

function shown(criterion: Criterion, measure: Measure): CriterionScore {
  const { key, parentKey, name, role } = criterion;
  const { state, value, of, parts, self, words } = measure;
  return {
    ...{ key, parentKey, name, role, most: null, points: null, isNeutral: false },
    ...{
      state,
      value,
      of,
      parts: [...parts],
      self: self ? { ...self } : null,
      words: words ?? null,
    },
  };
}

function capped(points: number, cap: number | null): number {
  return cap === null ? points : Math.min(points, cap);
}
