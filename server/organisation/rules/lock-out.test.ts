import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterRightTry,
  afterWrongTry,
  BY_ADDRESS,
  BY_NAME,
  isLocked,
  NO_TRIES,
  type Tries,
} from './lock-out.ts';

const NOW = new Date('2026-11-22T01:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('the lock-out after wrong passwords', () => {
  function minutesAfter(wrongTries: number, rule = BY_NAME): number | null {
    let tries: Tries = NO_TRIES;
    for (let n = 0; n < wrongTries; n += 1) tries = afterWrongTry(tries, NOW, rule);
    return tries.lockedUntil && (tries.lockedUntil.getTime() - NOW.getTime()) / 60_000;
  }

  it.each([
    [1, null],
    [4, null],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [500, 60],
  ])('%i wrong tries for a name lock it for %s minutes', (tries, minutes) => {
    expect(minutesAfter(tries)).toBe(minutes);
  });

  it.each([
    [99, null],
    [100, 1],
    [103, 8],
    [500, 60],
  ])('%i wrong tries from an address lock it for %s minutes', (tries, minutes) => {
    expect(minutesAfter(tries, BY_ADDRESS)).toBe(minutes);
  });

  it('says how many tries are left', () => {
    expect(afterWrongTry(NO_TRIES, NOW).left).toBe(4);
    expect(afterWrongTry({ ...NO_TRIES, failures: 4 }, NOW).left).toBe(0);
  });

  it('forgives one for each quiet span, and never more than there were', () => {
    const three = { failures: 3, lockedUntil: null, at: NOW };
    expect(afterWrongTry(three, later(119)).failures).toBe(4);
    expect(afterWrongTry(three, later(240)).failures).toBe(2);
    expect(afterWrongTry(three, later(100_000)).failures).toBe(1);
  });

  it('holds until its last moment and no longer', () => {
    const tries = { failures: 5, lockedUntil: later(1), at: NOW };
    expect(isLocked(tries, NOW)).toBe(true);
    expect(isLocked(tries, later(1))).toBe(false);
  });

  it('lets nobody guess faster by being right in between: a right try takes back only itself', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (rights) => {
        let [tries, wrong]: [Tries, number] = [NO_TRIES, 0];
        for (const right of rights) {
          const counted = afterWrongTry(tries, NOW);
          tries = right ? afterRightTry(counted) : counted;
          if (!right) wrong += 1;
        }
        expect(tries.failures).toBe(Math.min(wrong, rights.length, 15));
        expect(isLocked(tries, NOW)).toBe(wrong >= 5 && rights.at(-1) === false);
      }),
    );
  });
});
