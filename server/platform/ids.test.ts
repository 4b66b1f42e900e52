import { describe, expect, it } from 'vitest';
import { createIds } from './ids.ts';

describe('ids', () => {
  it('sort by the time they were made, also within one millisecond', () => {
    let now = Date.UTC(2013, 0, 2);
    const ids = createIds(5, () => now);
    const made: bigint[] = [];
    for (let n = 0; n < 10_000; n += 1) {
      if (n % 3_000 === 0) now += 1;
      made.push(BigInt(ids.next()));
    }
    expect(made).toEqual([...made].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(made).size).toBe(made.length);
  });

  it('fit a signed bigint until 2079', () => {
    const last = createIds(1023, () => Date.UTC(2079, 0, 1)).next();
    expect(BigInt(last)).toBeLessThan(2n ** 63n);
  });

  it('come in blocks that name only the first and the count, even across milliseconds', () => {
    const ids = createIds(9, () => Date.UTC(2026, 0, 1));
    const block = ids.block(9_000);
    const all = Array.from({ length: 9_000 }, (_, index) => block.at(index));
    expect(all[0]).toBe(block.first);
    expect(new Set([...all, ids.next()]).size).toBe(9_001);
  });

  it('of two nodes never meet', () => {
    const at = () => Date.UTC(2026, 0, 1);
    const one = createIds(1, at).block(500);
    const two = createIds(2, at).block(500);
    const met = new Set(Array.from({ length: 500 }, (_, n) => one.at(n)));
    expect(Array.from({ length: 500 }, (_, n) => two.at(n)).some((id) => met.has(id))).toBe(false);
  });
});
