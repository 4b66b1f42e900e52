import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';

/** Writes of people outside that one process does at once, and that may wait for it. */
const AT_ONCE = 3;
const WAITING = 60;

let running = 0;
const queue: (() => void)[] = [];

/**
 * Lets only a few writes from outside at the database at a time, so that a flood of them never takes the
 * connections of those who work.
 *
 * @throws Refusal BUSY where too many wait already
 */
export async function fewAtOnce<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Refusal(platformErrors.BUSY);
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}
