import { type DeviceValue, deviceValue, keptKeys } from '../../kit/kept-store.ts';
import { EMPTY_ENTRY, type WeekEntries } from './week-entry.ts';

const NONE: WeekEntries = {};
const PLACE = 'week-sheet:';
const stores = new Map<string, DeviceValue<WeekEntries>>();

/** What a post has typed on this device and not yet sent, whichever week it was typed in. */
export function weekStore(postId: string): DeviceValue<WeekEntries> {
  const before = stores.get(postId);
  if (before) return before;
  const value = deviceValue<WeekEntries>(PLACE + postId, NONE);
  const store: DeviceValue<WeekEntries> = { ...value, read: () => complete(value.read()) };
  stores.set(postId, store);
  return store;
}

/** Posts whose words lie on this device although the person holds them no more. */
export function lostPosts(held: readonly string[]): string[] {
  return keptKeys(PLACE)
    .map((key) => key.slice(PLACE.length))
    .filter((postId) => !held.includes(postId) && Object.keys(weekStore(postId).read()).length > 0);
}

const completed = new WeakMap<WeekEntries, WeekEntries>();

/** Entries of an earlier release lack the newer fields. */
function complete(entries: WeekEntries): WeekEntries {
  const before = completed.get(entries);
  if (before) return before;
  const after = Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => [id, { ...EMPTY_ENTRY, ...entry }]),
  );
  completed.set(entries, after);
  return after;
}
