import type { Db } from '../platform/database/database.ts';
import { createIds, type Ids } from '../platform/ids.ts';
import { foldLedger } from './fold-ledger.ts';
import { holdLedger, holdTasks, rewritePostings } from './store/ledger-store.ts';

export { authoritiesWithLedger as ledgerAuthorities } from './store/ledger-store.ts';

/**
 * Writes an authority's ledger again from its tasks and their history, then folds it. Acts wait while
 * the postings are written; boards stay readable.
 *
 * @returns the number of postings, which may be fewer than before: a day's changes are netted
 */
export async function rebuildLedger(
  db: Db,
  authorityId: string,
  ids: Ids = createIds(),
): Promise<number> {
  const count = await db.transaction().execute(async (tx) => {
    await holdTasks(tx);
    await holdLedger(tx, authorityId);
    return rewritePostings(tx, ids, authorityId);
  });
  await foldLedger(db, authorityId);
  return count;
}
