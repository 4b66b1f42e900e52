import type { Platform } from '../act.ts';
import type { JobHandler } from '../jobs/jobs.ts';
import { authoritiesToSeal } from './journal-store.ts';
import { sealJournal } from './seal-journal.ts';

/** How far back the sweep looks: a process that ended left its entries unsealed within this time. */
const LOOK_BACK_MS = 7 * 24 * 3_600_000;

/** Seals, every minute and in one process, what a process that ended in between left open. */
export function journalJobs(platform: Pick<Platform, 'db' | 'clock'>): Record<string, JobHandler> {
  return {
    seal_journals: async () => {
      const since = new Date(platform.clock().getTime() - LOOK_BACK_MS);
      for (const id of await authoritiesToSeal(platform.db, since)) {
        await sealJournal(platform.db, platform.clock, id);
      }
    },
  };
}
