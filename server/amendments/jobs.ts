import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { applyAmendment } from './apply-amendment.ts';
import { dueAmendments } from './store/amendment-table.ts';

/**
 * The job that puts amendments in force: every minute, so within the first minute of their day in Vietnam, and
 * at the start of a server that was down then. Each is one transaction of its own.
 */
export function amendmentJobs(platform: Platform): Record<string, JobHandler> {
  return {
    apply_amendments: async () => {
      await applyDue(platform);
    },
  };
}

/** Applies every amendment whose day has come, in the order of those days. Gives how many this call applied. */
export async function applyDue(platform: Platform): Promise<number> {
  let applied = 0;
  for (const each of await dueAmendments(platform.db, dayInVietnam(platform.clock()))) {
    try {
      if (await applyAmendment(platform, each)) applied += 1;
    } catch (error) {
      // One that cannot be applied must not keep the others from their day.
      platform.log.error({ error, amendment: each.id }, 'an amendment was not applied');
    }
  }
  return applied;
}
