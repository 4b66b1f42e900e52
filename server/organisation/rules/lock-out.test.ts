import { describe, expect, it } from 'vitest';
import { afterWrongTry, isLocked, type Tries } from './lock-out.ts';

describe('the lock-out after wrong passwords', () => {
  const now = new Date('2026-11-22T01:00:00Z');
  const fresh: Tries = { failures: 0, lockedUntil: null };

  function minutesAfter(wrongTries: number): number | null {
    let tries = fresh;
    for (let n = 0; n < wrongTries; n += 1) tries = afterWrongTry(tries, now);
    return tries.lockedUntil && (tries.lockedUntil.getTime() - now.getTime()) / 60_000;
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
  ])('%i wrong tries lock for %s minutes', (tries, minutes) => {
    expect(minutesAfter(tries)).toBe(minutes);
  });

  it('says how many tries are left', () => {
    expect(afterWrongTry(fresh, now).left).toBe(4);
    expect(afterWrongTry({ failures: 4, lockedUntil: null }, now).left).toBe(0);
  });

  it('holds until its last moment and no longer', () => {
    const until = new Date(now.getTime() + 60_000);
    expect(isLocked({ failures: 5, lockedUntil: until }, now)).toBe(true);
    expect(isLocked({ failures: 5, lockedUntil: until }, until)).toBe(false);
  });
});
