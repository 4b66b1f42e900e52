import { sql } from 'kysely';
import { UNFOLDED } from '../directives/store/ledger-lines.ts';
import type { Platform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { foldLedger } from './fold-ledger.ts';

/**
 * Jobs of this capability. Acts have the ledger folded soon after they commit; the job, run every
 * minute by one process, folds what a process that ended in between left behind.
 */
export function taskJobs(platform: Pick<Platform, 'db'>): Record<string, JobHandler> {
  return {
    fold_ledgers: async () => {
      const waiting = await rows(
        platform.db,
        sql<{ id: string }>`select a.id from authority a
          where exists (select from posting p where p.authority_id = a.id and p.fold = ${UNFOLDED})`,
      );
      for (const { id } of waiting) await foldLedger(platform.db, id);
    },
  };
}
