import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steadyClock } from './clock.ts';
import { createIds } from './ids.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22);

describe('a clock that was set', () => {
  it('never goes back by up to an hour, and follows whatever is more', () => {
    const steps = fc.array(fc.integer({ min: -3 * HOUR, max: 3 * HOUR }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (jumps) => {
        let machine = START;
        const clock = steadyClock(null, () => new Date(machine));
        let shown = clock().getTime();
        for (const jump of jumps) {
          machine += jump;
          const next = clock().getTime();
          const behind = shown - machine;
          expect(next).toBe(behind > 0 && behind <= HOUR ? shown : machine);
          shown = next;
        }
      }),
    );
  });

  it('begins no earlier than what was written last, by a process that has ended', () => {
    const clock = steadyClock(new Date(START + 5_000), () => new Date(START));
    expect(clock().getTime()).toBe(START + 5_000);
  });

  it('gives ids that are unique and rise, wherever it jumps', () => {
    const steps = fc.array(fc.integer({ min: -100 * HOUR, max: 100 * HOUR }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (jumps) => {
        let machine = START;
        const ids = createIds(3, () => machine);
        let last = 0n;
        for (const jump of jumps) {
          machine += jump;
          const next = BigInt(ids.next());
          expect(next).toBeGreaterThan(last);
          last = next;
        }
      }),
    );
  });
});
