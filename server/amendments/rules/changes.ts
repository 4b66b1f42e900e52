import type { Change, Value } from '../value-contract.ts';
import { clash, kindRule } from './kinds.ts';

/** What was decided of a change: the value that is to stand, or nothing where it was not agreed to. */
export type Decided =
  | { readonly agreed: true; readonly value: Value | null }
  | { readonly agreed: false };

/** The value that a decision gives a change; merged into another, or undecided, it gives none. */
export function decidedOf({ decision, after, merged }: Change): Decided {
  if (merged !== null || decision === null || decision.outcome === 'refused') {
    return { agreed: false };
  }
  return { agreed: true, value: decision.outcome === 'other' ? decision.value : after };
}

/** Changes of one proposal that touch the same field: a proposal says one thing of each. */
export function doubles(changes: readonly Change[]): [Change, Change] | null {
  for (const [at, one] of changes.entries()) {
    const other = changes.slice(at + 1).find((each) => clash(one, each));
    if (other) return [one, other];
  }
  return null;
}

/** Whether a value has the shape that a change of this kind takes. */
export function fitsKind(kind: Change['kind'], value: Value | null): boolean {
  return (value?.as ?? null) === kindRule(kind).value;
}

/** Whether two values are one; units are a set, and the order in which the database kept names says nothing. */
export function sameValue(one: Value | null, other: Value | null): boolean {
  return written(one) === written(other);
}

function written(value: Value | null): string {
  const known = value?.as === 'units' ? { ...value, unitIds: value.unitIds.toSorted() } : value;
  return JSON.stringify(known, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * The order in which agreed changes are applied: what comes first, then fields of what stays, then what goes
 * on in another, then what ends. Changes of one thing stand together.
 */
export function inOrder<T extends Change>(changes: readonly T[]): T[] {
  const rank = ({ kind }: Change) => {
    const { field, value, adds } = kindRule(kind);
    if (adds) return 0;
    if (field !== 'life') return 1;
    return value === null ? 3 : 2;
  };
  return changes.toSorted((a, b) => rank(a) - rank(b));
}

/** The changes that wait for somebody's opinion or decision: all that were not merged into another proposal. */
export function standing(changes: readonly Change[]): Change[] {
  return changes.filter(({ merged }) => merged === null);
}
