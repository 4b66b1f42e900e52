import type { z } from 'zod';
import { Draft } from '../../server/plans/contract.ts';
import { itemFinder } from '../../server/plans/rules/draft-changes.ts';
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

/**
 * A difference in which an item that somebody else took away stands whole on one's own side, so that
 * keeping it means keeping all of it.
 */
export function withWholeItems<D extends z.infer<typeof Difference>>(
  difference: D,
  mine: Draft,
): D {
  const itemAt = itemFinder(mine);
  const fields = difference.fields.map((each) =>
    each.saved == null && each.field.split('.').length === 2
      ? { ...each, yours: itemAt(each.field) ?? each.yours }
      : each,
  );
  // Several fields of one item that is gone are one question.
  const once = new Map(fields.map((each) => [each.field, each]));
  return { ...difference, fields: [...once.values()] };
}
