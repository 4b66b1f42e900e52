import type { Criterion, Definition } from '../definition-contract.ts';

/** The criteria as a tree: who stands under whom, in reading order. */
export interface CriteriaTree {
  readonly roots: readonly Criterion[];
  childrenOf(key: string): readonly Criterion[];
  readonly leaves: readonly Criterion[];
}

/** Builds the tree; a criterion whose parent is missing, or that would stand under itself, stands nowhere. */
export function criteriaTree({ criteria }: Pick<Definition, 'criteria'>): CriteriaTree {
  const below = new Map<string | null, Criterion[]>();
  for (const criterion of criteria) {
    const beside = below.get(criterion.parentKey) ?? [];
    beside.push(criterion);
    below.set(criterion.parentKey, beside);
  }
  const childrenOf = (key: string) => below.get(key) ?? [];
  const roots = below.get(null) ?? [];
  const leaves: Criterion[] = [];
  const walk = (criterion: Criterion): void => {
    const children = childrenOf(criterion.key);
    if (children.length === 0) leaves.push(criterion);
    for (const child of children) walk(child);
  };
  for (const root of roots) walk(root);
  return { roots, childrenOf, leaves };
}

/**
 * The points that each criterion can bring at most, branches included. By points a leaf says them itself
 * and a branch is the sum of what stands under it; by weights the whole is shared by what each weighs
 * among those beside it. Bonus and penalty always say points; a gate brings none.
 */
export function mostPoints(definition: Definition): ReadonlyMap<string, number> {
  const tree = criteriaTree(definition);
  const most = new Map<string, number>();

  const byPoints = (criterion: Criterion): number => {
    const children = tree.childrenOf(criterion.key);
    const own = criterion.role === 'gate' ? 0 : criterion.share;
    const points = children.length === 0 ? own : sum(children.map(byPoints));
    most.set(criterion.key, points);
    return points;
  };
  const byWeights = (beside: readonly Criterion[], whole: number): void => {
    const weights = sum(beside.map(({ share }) => share));
    for (const criterion of beside) {
      const points = weights > 0 ? (whole * criterion.share) / weights : 0;
      most.set(criterion.key, points);
      byWeights(tree.childrenOf(criterion.key), points);
    }
  };

  const scored = tree.roots.filter(({ role }) => role === 'score');
  if (definition.scale === 'weights') byWeights(scored, definition.total);
  else scored.forEach(byPoints);
  for (const root of tree.roots) if (root.role !== 'score') byPoints(root);
  return most;
}

/** What a unit can reach without bonus. */
export function mostInAll(definition: Definition): number {
  const most = mostPoints(definition);
  const { roots } = criteriaTree(definition);
  return sum(roots.filter(({ role }) => role === 'score').map(({ key }) => most.get(key) ?? 0));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
