import { type Draft, type DraftChange, Draft as DraftSchema } from '../draft-contract.ts';
import { isRecord, keyOf, same } from './draft-difference.ts';

/** A change that cannot be made, because the place says something else than its author saw. */
export interface RefusedChange {
  readonly field: string;
  readonly yours: unknown;
  readonly saved: unknown;
}

/**
 * What one version of a draft changed of another, field by field: items are told apart by their keys, so
 * that officers who work on different items (or on different fields of one) never meet.
 */
export function changesOf(base: Draft, next: Draft): DraftChange[] {
  if (base === next) return [];
  const before = new Map<string, unknown>(Object.entries(base));
  const after = new Map<string, unknown>(Object.entries(next));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, now] = [before.get(name), after.get(name)];
    return Array.isArray(was) && Array.isArray(now)
      ? listChanges(name, was, now)
      : valueChanges(name, was, now, 1);
  });
}

function listChanges(
  name: string,
  was: readonly unknown[],
  now: readonly unknown[],
): DraftChange[] {
  if (was === now) return [];
  const before = new Map(was.map((item) => [keyOf(item), item]));
  const after = new Map(now.map((item) => [keyOf(item), item]));
  const gone = was.flatMap((item) =>
    after.has(keyOf(item)) ? [] : [{ at: `${name}.${keyOf(item)}`, was: item, now: null }],
  );
  const changed = now.flatMap((item) => {
    const old = before.get(keyOf(item));
    return old === undefined ? [] : valueChanges(`${name}.${keyOf(item)}`, old, item, 1);
  });
  const come = now.flatMap((item, index) =>
    before.has(keyOf(item))
      ? []
      : [{ at: `${name}.${keyOf(item)}`, was: null, now: item, after: keyOf(now[index - 1]) }],
  );
  const stays = was.map(keyOf).filter((key) => after.has(key));
  const order = now.map(keyOf);
  const moved = !same(
    stays,
    order.filter((key) => before.has(key)),
  );
  return [...gone, ...changed, ...come, ...(moved ? [{ at: name, was: stays, now: order }] : [])];
}

/** The values of a record one by one, down to a depth; deeper ones are one value. */
function valueChanges(at: string, was: unknown, now: unknown, depth: number): DraftChange[] {
  if (was === now || same(was, now)) return [];
  if (depth === 0 || !isRecord(was) || !isRecord(now)) return [{ at, was, now }];
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((name) =>
    // The places of the identity are each a value of its own; a unit or a deadline is one as a whole.
    valueChanges(`${at}.${name}`, was[name], now[name], name === 'spans' ? 1 : depth - 1),
  );
}

/**
 * Makes changes on a draft that may have moved on since they were made.
 *
 * @param take `agreed` leaves out (and names) a change whose place says something else than its author
 *   saw; `all` makes every change for which there is a place
 * @throws ZodError where the outcome is no draft
 */
export function applyChanges(
  draft: Draft,
  changes: readonly DraftChange[],
  take: 'agreed' | 'all',
): { readonly draft: Draft; readonly refused: RefusedChange[] } {
  const refused: RefusedChange[] = [];
  if (changes.length === 0) return { draft, refused };
  let whole: Readonly<Record<string, unknown>> = draft;
  for (const change of changes) {
    const [name = '', ...rest] = change.at.split('.');
    const list = whole[name];
    const all = take === 'all';
    // Only the lists of the draft are walked by keys: a list inside an item is one value.
    const made = Array.isArray(list)
      ? madeInList(list, rest, change, all)
      : madeAt(list, rest, change, all);
    if (made.ok) whole = { ...whole, [name]: made.value };
    else refused.push({ field: made.field ?? change.at, yours: change.now, saved: made.saved });
  }
  return { draft: DraftSchema.parse(whole), refused };
}

type Made =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly saved: unknown; readonly field?: string };

function madeAt(value: unknown, path: readonly string[], change: DraftChange, all: boolean): Made {
  const [name, ...rest] = path;
  if (name === undefined) {
    const agreed = all || same(value, change.was) || same(value, change.now);
    return agreed ? { ok: true, value: change.now } : { ok: false, saved: value };
  }
  const record = isRecord(value) ? value : {};
  const inner = madeAt(record[name], rest, change, all);
  return inner.ok ? { ok: true, value: { ...record, [name]: inner.value } } : inner;
}

function madeInList(
  list: readonly unknown[],
  [key, ...rest]: readonly string[],
  change: DraftChange,
  all: boolean,
): Made {
  if (key === undefined) return { ok: true, value: inOrder(list, change.now) };
  const at = list.findIndex((item) => keyOf(item) === key);
  const item = list[at];
  if (rest.length > 0) {
    // Somebody took the item away meanwhile: what is in question is the whole of it.
    const field = change.at.split('.').slice(0, 2).join('.');
    if (at === -1) return { ok: false, saved: null, field };
    const inner = madeAt(item, rest, change, all);
    return inner.ok ? { ok: true, value: list.with(at, inner.value) } : inner;
  }
  if (change.now === null || change.now === undefined) {
    if (at === -1) return { ok: true, value: list };
    const agreed = all || same(item, change.was);
    return agreed ? { ok: true, value: list.toSpliced(at, 1) } : { ok: false, saved: item };
  }
  if (at >= 0) {
    if (same(item, change.now)) return { ok: true, value: list };
    return all ? { ok: true, value: list.with(at, change.now) } : { ok: false, saved: item };
  }
  const before = list.findIndex((each) => keyOf(each) === change.after);
  const isFirst = change.after === null || change.after === undefined;
  const place = before >= 0 ? before + 1 : isFirst ? 0 : list.length;
  return { ok: true, value: list.toSpliced(place, 0, change.now) };
}

/** The items in an order of keys; one that the order does not name stays behind the one before it. */
function inOrder(list: readonly unknown[], order: unknown): unknown[] {
  const wanted = Array.isArray(order) ? order : [];
  const places = new Map<unknown, number>(wanted.map((key, index) => [key, index]));
  let last = -1;
  const placed = list.map((item) => {
    last = places.get(keyOf(item)) ?? last;
    return { item, place: last };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ item }) => item);
}

/** A draft in hand carried over to what others saved meanwhile. */
export interface Carried {
  /** One's own changes on what stands on the server. */
  readonly draft: Draft;
  /** What stands on the server, as far as one has agreed to it: what differs from it is still to be saved. */
  readonly base: Draft;
}

/** An item as its author has it, by its place (`tasks.t4`); needed where somebody else took it away. */
export type ItemAt = (place: string) => unknown;

/**
 * Carries one's own changes over to the version that others saved. Where both changed the same place one's
 * own words stay in hand, and the next saving asks which of the two it shall be.
 *
 * @param base what one's own changes rest on
 */
export function carryOver(base: Draft, mine: Draft, saved: Draft): Carried {
  return replay(saved, changesOf(base, mine), itemFinder(mine));
}

export function itemFinder(draft: Draft): ItemAt {
  const lists = new Map<string, unknown>(Object.entries(draft));
  return (place) => {
    const [name = '', key] = place.split('.');
    const list = lists.get(name);
    return Array.isArray(list) ? list.find((item) => keyOf(item) === key) : undefined;
  };
}

/** The same for changes that lay on a device while the draft moved on. */
export function replay(saved: Draft, changes: readonly DraftChange[], itemAt: ItemAt): Carried {
  const agreed = applyChanges(saved, changes, 'agreed');
  if (agreed.refused.length === 0) return { draft: agreed.draft, base: saved };
  const places = agreed.refused.map(({ field }) => field);
  const disputed = changes.filter(({ at }) =>
    places.some((place) => at === place || at.startsWith(`${place}.`)),
  );
  const taken = agreed.refused.filter((each) => each.saved === null && itemAt(each.field));
  const kept = [...new Set(taken.map(({ field }) => field))].map((at) => ({
    ...{ at, was: null, now: itemAt(at) },
    after: '',
  }));
  const back = disputed.map((change) => ({ ...change, was: change.now, now: change.was }));
  return {
    draft: applyChanges(agreed.draft, [...kept, ...disputed], 'all').draft,
    base: applyChanges(saved, [...kept, ...back], 'all').draft,
  };
}
