import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';

/** Jobs of the exchange, each part with its own. */
export function exchangeJobs(_platform: Platform): Record<string, JobHandler> {
  return {};
}
