import type { Platform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { followJournal, type JournalFollower } from '../follow-journal.ts';
import { codesToSay } from './rules/package-states.ts';
import { moveOn } from './say-statuses.ts';
import { packagesWithWork } from './store/work-store.ts';

/** What can change how far a received document has come: plans issued, tasks worked on. */
const MOVES: ReadonlySet<string> = new Set(['plan', 'task']);

/**
 * Says what happened to received documents as it happens: 03 and 04 once tasks were issued from one, 05 once one
 * of them is worked on. Nothing is said twice, because what was said is the state of the package itself.
 */
export const edxmlFollower: JournalFollower = {
  name: 'edxml',
  async handle(context, entries) {
    if (!entries.some(({ subjectKind }) => MOVES.has(subjectKind))) return;
    for (const { id, state, isBegun } of await packagesWithWork(context.tx, context.authorityId)) {
      const codes = codesToSay(state, { isAccepted: true, isIssued: true, isBegun });
      await moveOn(context, id, codes, { by: null });
    }
  },
};

/** The job that follows the journal for edXML. */
export function edxmlJobs(platform: Platform): Record<string, JobHandler> {
  return followJournal(platform, edxmlFollower);
}
