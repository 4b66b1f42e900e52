import type { Criterion } from '../../server/scorecards/contract.ts';

/** Criteria as they are edited: a list in reading order in which each names what it stands under. */
export type Criteria = readonly Criterion[];

/** How deep a criterion stands, 0 at the top. */
export function depthOf(criteria: Criteria, key: string): number {
  let depth = 0;
  let at = find(criteria, key)?.parentKey ?? null;
  while (at !== null && depth < criteria.length) {
    depth += 1;
    at = find(criteria, at)?.parentKey ?? null;
  }
  return depth;
}

/** A list with one thing moved from a place to another. */
export function moved<Thing>(list: readonly Thing[], from: number, to: number): Thing[] {
  const rest = list.filter((_, index) => index !== from);
  const thing = list[from];
  return thing === undefined ? rest : [...rest.slice(0, to), thing, ...rest.slice(to)];
}

/** Changes a criterion where it stands. */
export function changed(criteria: Criteria, key: string, change: Partial<Criterion>): Criterion[] {
  return criteria.map((each) => (each.key === key ? { ...each, ...change } : each));
}

/** A key that nobody bears yet: `tieu_chi_7`. */
export function freeKey(criteria: Criteria): string {
  let number = criteria.length + 1;
  while (find(criteria, `tieu_chi_${number}`)) number += 1;
  return `tieu_chi_${number}`;
}

/** A new criterion under another (null: at the top), after all that stand there, or right after one of them. */
export function added(
  criteria: Criteria,
  parentKey: string | null,
  name: string,
  afterKey: string | null = null,
): { readonly criteria: Criterion[]; readonly key: string } {
  const key = freeKey(criteria);
  const role = find(criteria, parentKey ?? '')?.role ?? 'score';
  const fresh: Criterion = {
    ...{ key, parentKey, name, role, share: 10, note: '' },
    source: { kind: 'on_time', reach: 'below', layer: 'given', planId: null, minimum: 5 },
    formula: { kind: 'ratio' },
  };
  // What becomes a branch has no number of its own any more.
  const opened =
    parentKey === null ? criteria : changed(criteria, parentKey, { source: null, formula: null });
  const beside = ofParent(opened, parentKey);
  const last = afterKey ?? beside.at(-1)?.key ?? parentKey;
  const at = last === null ? opened.length : endOf(opened, last);
  return { criteria: [...opened.slice(0, at), fresh, ...opened.slice(at)], key };
}

/** Without a criterion and everything under it. */
export function removed(criteria: Criteria, key: string): Criterion[] {
  const gone = new Set(subtree(criteria, key).map((each) => each.key));
  return criteria.filter((each) => !gone.has(each.key));
}

/** A criterion and all under it before or after the one beside it; the same list where there is none. */
export function shifted(criteria: Criteria, key: string, by: -1 | 1): Criteria {
  const me = find(criteria, key);
  if (!me) return criteria;
  const beside = ofParent(criteria, me.parentKey);
  const at = beside.findIndex((each) => each.key === key);
  const other = beside[at + by];
  if (!other) return criteria;
  const mine = subtree(criteria, key);
  const rest = removed(criteria, key);
  const place =
    by === -1 ? rest.findIndex((each) => each.key === other.key) : endOf(rest, other.key);
  return [...rest.slice(0, place), ...mine, ...rest.slice(place)];
}

/** Under the criterion before it on its level; the same list where there is none. */
export function inward(criteria: Criteria, key: string): Criteria {
  const me = find(criteria, key);
  if (!me) return criteria;
  const beside = ofParent(criteria, me.parentKey);
  const before = beside[beside.findIndex((each) => each.key === key) - 1];
  if (!before) return criteria;
  const branch = changed(criteria, before.key, { source: null, formula: null });
  return changed(branch, key, { parentKey: before.key, role: before.role });
}

/** Out of its branch, right after it; the same list where it stands at the top. */
export function outward(criteria: Criteria, key: string): Criteria {
  const me = find(criteria, key);
  const above = me?.parentKey ? find(criteria, me.parentKey) : undefined;
  if (!me || !above) return criteria;
  const mine = changed(subtree(criteria, key), key, { parentKey: above.parentKey });
  const rest = removed(criteria, key);
  const place = endOf(rest, above.key);
  return [...rest.slice(0, place), ...mine, ...rest.slice(place)];
}

/** What an arrow key does to a criterion: ↑ ↓ among those beside it, → ← into and out of a branch. */
export function byArrow(criteria: Criteria, key: string, arrow: string): Criteria | null {
  switch (arrow) {
    case 'ArrowUp':
      return shifted(criteria, key, -1);
    case 'ArrowDown':
      return shifted(criteria, key, 1);
    case 'ArrowRight':
      return inward(criteria, key);
    case 'ArrowLeft':
      return outward(criteria, key);
    default:
      return null;
  }
}

function find(criteria: Criteria, key: string): Criterion | undefined {
  return criteria.find((each) => each.key === key);
}

function ofParent(criteria: Criteria, parentKey: string | null): Criterion[] {
  return criteria.filter((each) => each.parentKey === parentKey);
}

/** A criterion and everything under it, in reading order. */
function subtree(criteria: Criteria, key: string): Criterion[] {
  const inside = new Set([key]);
  return criteria.filter((each) => {
    if (each.parentKey !== null && inside.has(each.parentKey)) inside.add(each.key);
    return inside.has(each.key);
  });
}

/** The place right after a criterion and everything under it. */
function endOf(criteria: Criteria, key: string): number {
  const last = subtree(criteria, key).at(-1);
  return criteria.findIndex((each) => each.key === last?.key) + 1;
}
