/** How tries are limited for one thing that they are counted by. */
export interface LockRule {
  /** The wrong try that locks for the first time. */
  readonly tries: number;
  /** One try is forgiven for each such span without a wrong one, in minutes. */
  readonly forgivenEvery: number;
  readonly longestMinutes: number;
}

/** By name: the fifth locks for a minute. */
export const BY_NAME: LockRule = { tries: 5, forgivenEvery: 120, longestMinutes: 60 };
/** By address: behind one there may be a whole office, whose people mistype too. */
export const BY_ADDRESS: LockRule = { tries: 100, forgivenEvery: 1, longestMinutes: 60 };

/** Counting on changes nothing: the lock is at its longest well before. */
const MOST_BEYOND = 10;

export interface Tries {
  readonly failures: number;
  readonly lockedUntil: Date | null;
  /** When the last was counted; null where none was. */
  readonly at: Date | null;
}

export const NO_TRIES: Tries = { failures: 0, lockedUntil: null, at: null };

/** True while a lock holds. */
export function isLocked(tries: Tries, now: Date): boolean {
  return tries.lockedUntil !== null && tries.lockedUntil > now;
}

/**
 * The count after one more wrong try. The one at the limit locks for one minute, each further one for twice
 * as long as the last, up to an hour; quiet hours forgive one by one.
 */
export function afterWrongTry(
  before: Tries,
  now: Date,
  rule: LockRule = BY_NAME,
): Tries & { readonly left: number } {
  const quietMs = before.at === null ? 0 : now.getTime() - before.at.getTime();
  const forgiven = Math.max(0, Math.floor(quietMs / (rule.forgivenEvery * 60_000)));
  const counted = Math.max(0, before.failures - forgiven) + 1;
  const failures = Math.min(counted, rule.tries + MOST_BEYOND);
  if (failures < rule.tries) {
    return { failures, lockedUntil: null, at: now, left: rule.tries - failures };
  }
  const minutes = Math.min(2 ** (failures - rule.tries), rule.longestMinutes);
  const lockedUntil = new Date(now.getTime() + minutes * 60_000);
  return { failures, lockedUntil, at: now, left: 0 };
}

/** The count without the try that turned out right: others stay counted. */
export function afterRightTry(counted: Tries): Tries {
  return { ...counted, failures: Math.max(0, counted.failures - 1), lockedUntil: null };
}
