import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnSubmission, type SubmissionRequest } from './act-on-submission.ts';
import { loadObligation } from './store/obligation-store.ts';
import { insertFacts } from './store/snapshot-store.ts';
import { frameOf } from './submission-frame.ts';
import { countedFacts } from './submission-snapshot.ts';

type Done = ReturnType<typeof actOnSubmission>;

/**
 * Chốt số liệu: keeps the figures and lists of the period as rows. From here on nothing that happens to a task,
 * an indicator or a sum changes this report. Names are kept as they are today.
 *
 * @throws Refusal as {@link actOnSubmission}
 */
export function freezeSubmission(
  platform: Platform,
  actor: Actor,
  request: SubmissionRequest,
): Done {
  return actOnSubmission(
    platform,
    actor,
    'freeze',
    request,
    async ({ context, submission, today }) => {
      const { tx } = context;
      const { authorityId, obligationId } = submission;
      const obligation = await loadObligation(tx, authorityId, obligationId);
      const named = obligation
        ? await frameOf(tx, obligation, today, submission.frame.outline)
        : submission.frame;
      // Frozen before its cut-off, a report counts to the day of freezing and says so.
      const [cutOff = named.cutOff] = [today, named.cutOff].toSorted();
      const frame = { ...named, cutOff };
      const facts = await countedFacts(tx, { ...submission, frame });
      const edition = submission.edition + 1;
      await insertFacts(tx, { ...submission, edition }, facts);
      const count = (of: 'figures' | 'tables') =>
        facts.sections.reduce((sum, section) => sum + section[of].length, 0);
      return {
        set: { frame },
        after: { edition, figures: count('figures'), lists: count('tables') },
      };
    },
  );
}

/** Makes the figures live again; the frozen ones stay kept under their number. */
export function thawSubmission(platform: Platform, actor: Actor, request: SubmissionRequest): Done {
  return actOnSubmission(platform, actor, 'thaw', request, async () => ({}));
}
