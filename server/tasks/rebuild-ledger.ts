import type { Db } from '../platform/database/database.ts';
import { createIds, type Ids } from '../platform/ids.ts';
import { carryLedger } from './carry-ledger.ts';
import { foldLedger } from './fold-ledger.ts';
import { rewriteLedger } from './store/ledger-proof.ts';
import { holdLedgerBeyond, takeRoom } from './store/ledger-store.ts';

export { authoritiesWithLedger as ledgerAuthorities } from './store/ledger-store.ts';

/**
 * Sets an authority's ledger right by its tasks and their history, and writes all sums of it anew. Nobody
 * waits: boards read what was there until the new sums are committed as a whole, and acts go on posting;
 * only folds wait, and what they would have taken is read unfolded.
 *
 * @returns the number of postings that had to be corrected; 0 where the ledger was right
 */
export async function rebuildLedger(
  db: Db,
  authorityId: string,
  ids: Ids = createIds(),
): Promise<number> {
  await foldLedger(db, authorityId);
  // The snapshot must begin after the last fold has ended: the lock is taken before the transaction.
  const count = await holdLedgerBeyond(db, authorityId, (held) =>
    held
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await takeRoom(tx);
        return rewriteLedger(tx, ids, authorityId);
      }),
  );
  await carryLedger(db, authorityId);
  return count;
}
