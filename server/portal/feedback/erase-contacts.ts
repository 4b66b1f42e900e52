import { dayInVietnam } from '../../calendar/rules/day.ts';
import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { bodiesToErase, eraseDue } from './store/contact-store.ts';
import { forgetCounts } from './store/count-store.ts';

/** Counts that have rested for so long are forgotten. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** The job that erases, within the first minute of its day, what was known of writers, and old counts. */
export function feedbackJobs(platform: Platform): Record<string, JobHandler> {
  return {
    erase_feedback_contacts: async () => {
      await eraseOldContacts(platform);
      await forgetCounts(platform.db, new Date(platform.clock().getTime() - KEPT_MS));
    },
  };
}

/** Erases what is due, with an entry that says of how many. Gives that number. */
export async function eraseOldContacts(platform: Platform): Promise<number> {
  const today = dayInVietnam(platform.clock());
  let erased = 0;
  for (const authorityId of await bodiesToErase(platform.db, today)) {
    const request = programAct('erase_feedback_contacts', authorityId);
    erased += await perform(platform, request, async (context) => {
      const feedbackIds = await eraseDue(context.tx, authorityId, today);
      await context.journal({
        ...{ subjectKind: 'authority', subjectId: authorityId, before: null },
        after: { erased: feedbackIds },
      });
      return feedbackIds.length;
    });
  }
  return erased;
}
