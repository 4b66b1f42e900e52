import { expect, it } from 'vitest';
import { loseThePrimary } from './failover.ts';

/** `npm run replication -- --rounds N` does it as often as wanted. */
it('a primary killed under load loses nothing that was acknowledged: the standby goes on', async () => {
  const { acknowledged, lost, halfActs, chainBreaks, doubled } = await loseThePrimary();
  expect(acknowledged).toBeGreaterThan(0);
  expect({ lost, halfActs, chainBreaks, doubled }).toEqual({
    ...{ lost: 0, halfActs: 0, chainBreaks: 0, doubled: 0 },
  });
}, 60_000);
