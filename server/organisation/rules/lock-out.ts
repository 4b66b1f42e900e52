/** Wrong tries before an account is locked for the first time. */
const TRIES = 5;
const LONGEST_MINUTES = 60;
/** Counting on changes nothing: the lock is at its longest well before. */
const MOST_COUNTED = 100;

export interface Tries {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/** True while a lock holds. */
export function isLocked(tries: Tries, now: Date): boolean {
  return tries.lockedUntil !== null && tries.lockedUntil > now;
}

/**
 * The count after one more wrong try. The fifth locks for one minute, each further one for twice as
 * long as the last, up to an hour; a right password or link starts afresh.
 */
export function afterWrongTry(tries: Tries, now: Date): Tries & { readonly left: number } {
  const failures = Math.min(tries.failures + 1, MOST_COUNTED);
  if (failures < TRIES) return { failures, lockedUntil: null, left: TRIES - failures };
  const minutes = Math.min(2 ** (failures - TRIES), LONGEST_MINUTES);
  return { failures, lockedUntil: new Date(now.getTime() + minutes * 60_000), left: 0 };
}
