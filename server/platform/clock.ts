/** The only source of "now". Rules never read it: they take the day as a parameter. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Set back by more than this, a clock is followed: somebody meant it. In milliseconds. */
const LONGEST_STILL_MS = 3_600_000;

/**
 * A clock that never goes back by a little: where the machine's is set back (time synchronisation, a virtual
 * machine that moved) it stands still until that has caught up, so that what comes later also bears the later
 * moment. A larger step is followed; `chidao doctor` tells of entries that lie ahead.
 *
 * @param newest the newest moment that was written before this process began; null for none
 */
export function steadyClock(newest: Date | null = null, read: Clock = systemClock): Clock {
  let last = newest?.getTime() ?? 0;
  return () => {
    const now = read().getTime();
    if (now < last && last - now <= LONGEST_STILL_MS) return new Date(last);
    last = now;
    return new Date(now);
  };
}
