import type { Day } from '../calendar/rules/day.ts';
import type { Db } from '../platform/database/database.ts';
import { DEFAULT_LIMITS } from './rules/flags.ts';
import { keepDay, largePlans, limitsOfAuthority } from './store/keep-days-store.ts';
import { holdLedger, takeRoom } from './store/ledger-store.ts';

/** A board that would read more lines than this: that of a country, not that of a province. */
const MANY_LINES = 60_000;

/**
 * Keeps what the boards of large units showed at the end of each past day, so that a past day is read and
 * not added up. Nothing depends on its having run: what is not kept is summed, and what is kept goes when
 * something is posted late, or the ledger is written anew.
 *
 * @param lines lines of turnover that make a board a large one
 * @param from the first day worth keeping; null for all
 * @returns the number of days kept
 */
export async function keepDays(
  db: Db,
  authorityId: string,
  lines = MANY_LINES,
  from: Day | null = null,
): Promise<number> {
  const limits = (await limitsOfAuthority(db, authorityId)) ?? DEFAULT_LIMITS;
  let kept = 0;
  for (const plan of await largePlans(db, authorityId, lines)) {
    for (const day of plan.days.filter((each) => from === null || each >= from)) {
      await db.transaction().execute(async (tx) => {
        await takeRoom(tx);
        await holdLedger(tx, authorityId);
        await keepDay(tx, authorityId, plan, day, limits);
      });
      kept += 1;
    }
  }
  return kept;
}
