import { sql } from 'kysely';
import type { Db } from '../platform/database/database.ts';
import { leaderDifferences } from './store/leader-store.ts';
import {
  type LedgerDifference,
  postingDifferences,
  trialBalance,
  turnoverDifferences,
} from './store/ledger-proof.ts';

/** What an authority's ledger says of itself. */
export interface LedgerReport {
  readonly authorityId: string;
  /** Accounts that hold something. */
  readonly accounts: number;
  /** Tasks on all state accounts together; must be the number of tasks. */
  readonly posted: number;
  readonly tasks: number;
  /** Lines that are not what tasks and history say, and tasks whose leader is not the named one; 0 means rebuilt = live. */
  readonly differences: number;
  readonly examples: readonly LedgerDifference[];
}

/** Holds the ledger against the tasks in one snapshot: postings, turnovers, and the trial balance. */
export async function verifyLedger(db: Db, authorityId: string): Promise<LedgerReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set transaction read only`.execute(tx);
      const wrong = [
        ...(await postingDifferences(tx, authorityId)),
        ...(await turnoverDifferences(tx, authorityId)),
      ];
      const trial = await trialBalance(tx, authorityId);
      const leaders = await leaderDifferences(tx, authorityId);
      return {
        authorityId,
        ...trial,
        differences: wrong.length + leaders + (trial.posted === trial.tasks ? 0 : 1),
        examples: wrong.slice(0, 20),
      };
    });
}
