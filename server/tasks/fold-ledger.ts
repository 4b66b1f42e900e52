import { addDays, type Day } from '../calendar/rules/day.ts';
import type { Db } from '../platform/database/database.ts';
import { carryLedger } from './carry-ledger.ts';
import { keepDays } from './keep-days.ts';
import { carriedTo } from './store/carry-store.ts';
import { foldPostings, holdLedger, takeRoom } from './store/ledger-store.ts';

/** One fold ends within seconds. */
const AT_ONCE = 20_000;

/**
 * Folds what acts have posted into the balances that boards read. May run at any time, in several
 * processes at once and again after a crash: a posting gets the number of its fold in the transaction
 * that adds it. The first fold of a new day carries balances forward up to the day before, and
 * keeps what the boards of large units showed.
 *
 * @returns the number of postings folded
 */
export async function foldLedger(db: Db, authorityId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const { count, carries } = await db.transaction().execute(async (tx) => {
      await takeRoom(tx);
      await holdLedger(tx, authorityId);
      const folded = await foldPostings(tx, authorityId, AT_ONCE);
      const carried = folded.lastDay && (await carriedTo(tx, authorityId));
      return { count: folded.count, carries: isNewDay(folded.lastDay, carried) };
    });
    total += count;
    if (count < AT_ONCE) {
      if (carries) {
        await carryLedger(db, authorityId);
        await keepDays(db, authorityId);
      }
      return total;
    }
  }
}

/** What was looked at ended more than a day before the last day that now has postings. */
function isNewDay(lastDay: Day | null, carried: Day | null): boolean {
  return lastDay !== null && (carried === null || addDays(carried, 1) < lastDay);
}
