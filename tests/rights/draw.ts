/** Draws that depend on nothing but their seed, so that a world that failed can be built again. */
export interface Draw {
  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number;
  chance(share: number): boolean;
  /** @throws Error where there is nothing to take from */
  oneOf<T>(from: readonly T[]): T;
  /** Up to so many different ones. */
  some<T>(from: readonly T[], most: number): T[];
}

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  // mulberry32: short, and even enough to choose among a few dozen things.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    number,
    chance: (share) => next() < share,
    oneOf(from) {
      const found = from[number(0, from.length - 1)];
      if (found === undefined) throw new Error('Nothing to draw from');
      return found;
    },
    some(from, most) {
      const left = [...from];
      const taken = [];
      while (taken.length < most && left.length > 0) {
        taken.push(...left.splice(number(0, left.length - 1), 1));
      }
      return taken;
    },
  };
}
