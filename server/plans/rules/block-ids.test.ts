import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../platform/ids.ts';
import { idAt } from './block-ids.ts';

describe('an id reckoned from the first of its block', () => {
  it('is the one that the generator gives, also where a block runs over several milliseconds', () => {
    const size = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(fc.nat(1023), fc.nat(5_000), size, (node, before, count) => {
        const ids = createIds(node, () => 1_700_000_000_000);
        ids.block(before + 1);
        const block = ids.block(count);
        for (const index of [0, count - 1, Math.floor(count / 2)]) {
          expect(idAt(block.first, index)).toBe(block.at(index));
        }
      }),
    );
  });
});
