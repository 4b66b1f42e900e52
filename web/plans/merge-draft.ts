import type { z } from 'zod';
import { Draft } from '../../server/plans/contract.ts';
import type { Difference } from '../../server/platform/contract.ts';

/** One place of the 409 difference, such as `tasks.t3.title`: lists are walked by the keys of their items. */
type FieldPath = z.infer<typeof Difference>['fields'][number]['field'];

/**
 * Puts the values that a person chose in a 409 into the draft.
 *
 * @param values by path; null at an item means that the side chosen has no such item
 * @returns null when the outcome is no draft, which would be a fault of the difference
 */
export function mergeDraft(
  draft: Draft,
  values: Readonly<Record<FieldPath, unknown>>,
): Draft | null {
  const merged = Object.entries(values).reduce<unknown>(
    (so, [path, value]) => putAt(so, path.split('.'), value),
    draft,
  );
  const read = Draft.safeParse(merged);
  return read.success ? read.data : null;
}

function putAt(thing: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(thing)) return putInList(thing, name, rest, value);
  const record = typeof thing === 'object' && thing !== null ? { ...thing } : {};
  const inner: unknown = Object.entries(record).find(([each]) => each === name)?.[1];
  return { ...record, [name]: rest.length === 0 ? value : putAt(inner, rest, value) };
}

function putInList(
  list: readonly unknown[],
  key: string,
  rest: readonly string[],
  value: unknown,
): unknown[] {
  const at = list.findIndex((item) => keyOf(item) === key);
  if (rest.length > 0) return list.map((item, i) => (i === at ? putAt(item, rest, value) : item));
  if (value === null) return list.filter((_item, index) => index !== at);
  return at === -1 ? [...list, value] : list.with(at, value);
}

function keyOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'key' in item ? item.key : null;
}
