/** Seconds to wait after the first try, twice that after the second, and so on. */
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 24 * 3_600;
/** A fifth less or more: things that failed together do not come back together. */
const LEAST_PART = 0.8;
const SPREAD = 0.4;

/**
 * Milliseconds until the next try (lùi dần): 5 s, 10 s, 20 s … up to a day, spread by a fifth either way.
 *
 * @param attempts tries made so far, from 1
 * @param chance from 0 to 1, drawn by the caller
 * @param longest seconds that it never exceeds, but for the spread
 */
export function waitAfter(attempts: number, chance: number, longest = LONGEST_SECONDS): number {
  const seconds = Math.min(FIRST_SECONDS * 2 ** Math.min(attempts - 1, 30), longest);
  return Math.round(seconds * 1_000 * (LEAST_PART + SPREAD * chance));
}
