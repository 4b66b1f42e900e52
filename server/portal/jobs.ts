import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { feedbackJobs } from './feedback/erase-contacts.ts';
import { followerJobs } from './followers/tell-followers.ts';
import { viewJobs } from './views/jobs.ts';

/**
 * Jobs of the public side, each part with its own.
 *
 * @param home where letters lead; null where mail is off
 */
export function portalJobs(platform: Platform, home: string | null): Record<string, JobHandler> {
  return { ...viewJobs(platform), ...feedbackJobs(platform), ...followerJobs(platform, home) };
}
