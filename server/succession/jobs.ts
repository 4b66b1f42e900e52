import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { executeScheduled } from './execute-reorganisation.ts';

/** Jobs of this capability: what waits for its day is carried out in the first minute of it. */
export function successionJobs(platform: Platform): Record<string, JobHandler> {
  return {
    execute_reorganisations: async () => {
      await executeScheduled(platform);
    },
  };
}
