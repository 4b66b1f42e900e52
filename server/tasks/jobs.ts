import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { UNFOLDED } from '../directives/store/ledger-lines.ts';
import type { Platform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { foldLedger } from './fold-ledger.ts';
import { makeTurns } from './make-turns.ts';
import { reportUpward } from './report-upward.ts';
import { authoritiesBelowOthers } from './store/part-reports.ts';

/** Journal entries may commit a little after the moment that they carry. */
const OVERLAP_MS = 120_000;

/**
 * Jobs of this capability. Acts have the ledger folded soon after they commit; the job, run every
 * minute by one process, folds what a process that ended in between left behind. Another makes the turns of
 * recurring duties.
 */
export function taskJobs(platform: Platform): Record<string, JobHandler> {
  // The first run of a process and of a day goes through everything: whatever was left undone is made good.
  let reportedTo: Date | null = null;
  return {
    fold_ledgers: async () => {
      const waiting = await rows(
        platform.db,
        sql<{ id: string }>`select a.id from authority a
          where exists (select from posting p where p.authority_id = a.id and p.fold = ${UNFOLDED})`,
      );
      for (const { id } of waiting) await foldLedger(platform.db, id);
    },
    make_turns: async () => {
      await makeTurns(platform);
    },
    report_upward: async () => {
      const began = platform.clock();
      const goesOn = reportedTo && dayInVietnam(reportedTo) === dayInVietnam(began);
      const since = goesOn && reportedTo ? new Date(reportedTo.getTime() - OVERLAP_MS) : null;
      for (const id of await authoritiesBelowOthers(platform.db)) {
        await reportUpward(platform, id, since);
      }
      reportedTo = began;
    },
  };
}
