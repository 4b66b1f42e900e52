import type { Draft } from '../contract.ts';

/** One place where two versions of a draft say something else, such as `tasks.t3.title`. */
export interface DraftDifference {
  readonly field: string;
  readonly yours: unknown;
  readonly saved: unknown;
}

/**
 * Where a draft that is sent differs from the one saved meanwhile, item by item and field by field.
 * Items are matched by key, not by place; an item of one side only is named whole, null on the other.
 */
export function draftDifference(yours: Draft, saved: Draft): DraftDifference[] {
  return differ('', yours, saved);
}

function differ(path: string, yours: unknown, saved: unknown): DraftDifference[] {
  if (same(yours, saved)) return [];
  const [mine, theirs] = [partsOf(yours), partsOf(saved)];
  if (mine === null || theirs === null) {
    return [{ field: path, yours: yours ?? null, saved: saved ?? null }];
  }
  const names = [...new Set([...mine.keys(), ...theirs.keys()])];
  return names.flatMap((name) =>
    differ(path === '' ? name : `${path}.${name}`, mine.get(name), theirs.get(name)),
  );
}

/** The named parts of a record or of a list of keyed items; null for a value that is shown whole. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    const items: [string, unknown][] = [];
    for (const item of value) {
      const key = keyOf(item);
      if (key === null) return null;
      items.push([key, item]);
    }
    return new Map(items);
  }
  return isRecord(value) ? new Map(Object.entries(value)) : null;
}

/** The key of an item of a list; null for what carries none. */
export function keyOf(item: unknown): string | null {
  return isRecord(item) && typeof item.key === 'string' ? item.key : null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal whatever the order of names: a record that went through the database comes back reordered. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
      same(a[name], b[name]),
    );
  }
  return (a ?? null) === (b ?? null);
}
