import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { makeObligations, stampOfObligations } from './make-obligations.ts';

/**
 * Jobs of this capability. Obligations are looked for where a day has begun or a unit or regime has changed;
 * the first run of a process looks always.
 */
export function reportingJobs(platform: Platform): Record<string, JobHandler> {
  let madeAt: string | null = null;
  return {
    make_obligations: async () => {
      const stamp = await stampOfObligations(platform);
      if (stamp === madeAt) return;
      await makeObligations(platform);
      madeAt = stamp;
    },
  };
}
