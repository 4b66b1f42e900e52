import type { Db } from '../platform/database/database.ts';
import { carryForward, gatherTurnovers } from './store/carry-store.ts';
import { holdLedger, takeRoom } from './store/ledger-store.ts';

/**
 * Lines after which the balance of a plan and unit is carried forward: a past day never reads many more,
 * and what is carried takes no more room than the lines themselves.
 */
const CARRY_AFTER = 2_000;

/**
 * Carries balances forward (chuyển số dư), so that a board of a past day reads one row a unit and the few
 * days after it. Nothing depends on its having run: what is not carried is summed.
 *
 * @param after lines since the last carried balance that make it worth a new one
 * @returns the number of rows carried
 */
export async function carryLedger(
  db: Db,
  authorityId: string,
  after = CARRY_AFTER,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await takeRoom(tx);
    await holdLedger(tx, authorityId);
    await gatherTurnovers(tx, authorityId);
    return carryForward(tx, authorityId, after);
  });
}
