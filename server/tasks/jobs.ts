import { z } from 'zod';
import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { foldLedger } from './fold-ledger.ts';

const OneAuthority = z.object({ authorityId: z.string() });

/** Jobs of this capability by the name under which acts enqueue them. */
export function taskJobs(platform: Pick<Platform, 'db'>): Record<string, JobHandler> {
  return {
    fold_ledger: async (payload) => {
      await foldLedger(platform.db, OneAuthority.parse(payload).authorityId);
    },
  };
}
