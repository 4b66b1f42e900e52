import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';

/** Jobs of the public side, each part with its own. */
export function portalJobs(_platform: Platform): Record<string, JobHandler> {
  return {};
}
