import type { Db } from '../platform/database/database.ts';
import { dropSettled, foldPostings, holdLedger } from './store/ledger-store.ts';

/** One fold stays short, so that it never holds much; the rest follows in the next round. */
const AT_ONCE = 20_000;

/**
 * Folds what acts have posted into the balances that boards read. May run at any time, in several
 * processes at once and again after a crash: a posting is marked in the transaction that adds it.
 *
 * @returns the number of postings folded
 */
export async function foldLedger(db: Db, authorityId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const folded = await db.transaction().execute(async (tx) => {
      await holdLedger(tx, authorityId);
      const count = await foldPostings(tx, authorityId, AT_ONCE);
      if (count > 0) await dropSettled(tx, authorityId);
      return count;
    });
    total += folded;
    if (folded < AT_ONCE) return total;
  }
}
