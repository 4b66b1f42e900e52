import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Platform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { forgetDaysBefore } from './store/view-store.ts';

/** A process may still write what it noted before midnight. */
const GRACE_MS = 5 * 60_000;

/** The job that reduces a day that is over to its numbers: its key and its digests go. */
export function viewJobs({ db, clock }: Platform): Record<string, JobHandler> {
  return {
    forget_readers: async () => {
      const today = dayInVietnam(new Date(clock().getTime() - GRACE_MS));
      await forgetDaysBefore(db, today);
    },
  };
}
