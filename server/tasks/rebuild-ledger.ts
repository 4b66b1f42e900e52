import type { Db } from '../platform/database/database.ts';
import { createIds, type Ids } from '../platform/ids.ts';
import { carryLedger } from './carry-ledger.ts';
import { holdLedger, holdTasks, rewriteLedger, takeRoom } from './store/ledger-store.ts';

export { authoritiesWithLedger as ledgerAuthorities } from './store/ledger-store.ts';

/**
 * Writes an authority's ledger again from its tasks and their history, folded. Acts wait while it is
 * written; boards stay readable.
 *
 * @returns the number of postings, which may be fewer than before: a day's changes are netted
 */
export async function rebuildLedger(
  db: Db,
  authorityId: string,
  ids: Ids = createIds(),
): Promise<number> {
  const count = await db.transaction().execute(async (tx) => {
    await takeRoom(tx);
    await holdTasks(tx);
    await holdLedger(tx, authorityId);
    return rewriteLedger(tx, ids, authorityId);
  });
  await carryLedger(db, authorityId);
  return count;
}
