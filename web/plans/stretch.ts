/** How long an item that was stood on counts as being gone through, in milliseconds. */
const RECENT_MS = 5 * 60_000;

/**
 * The stretch of the list that an officer goes through: the items stood on lately that lie next to one
 * another around the current one. A jump to the far end begins another stretch.
 */
export function stretchAround(
  current: string,
  order: readonly string[],
  visited: ReadonlyMap<string, number>,
  now: number,
): { from: string; to: string } | null {
  const at = order.indexOf(current);
  if (at === -1) return null;
  const isRecent = (place: number) => {
    const key = order[place];
    const when = key === undefined ? undefined : visited.get(key);
    return when !== undefined && now - when <= RECENT_MS;
  };
  let [from, to] = [at, at];
  while (isRecent(from - 1)) from -= 1;
  while (isRecent(to + 1)) to += 1;
  return { from: order[from] ?? current, to: order[to] ?? current };
}
