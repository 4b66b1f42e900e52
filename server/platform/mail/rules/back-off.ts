/** Minutes until the next try, by the number of tries made: two days in all. */
const WAITS = [1, 5, 15, 60, 180, 360, 720, 1_440] as const;

/** Milliseconds to wait after so many tries (from 1); null where it was the last (thư chết). */
export function waitAfter(attempts: number): number | null {
  const minutes = WAITS[attempts - 1];
  return minutes === undefined ? null : minutes * 60_000;
}
