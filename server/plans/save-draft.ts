import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Draft, type DraftProblem, planErrors } from './contract.ts';
import { holdUnchanged, requireDrafting } from './open-reading.ts';
import { checkDraft } from './rules/check-draft.ts';
import { draftDifference } from './rules/draft-difference.ts';
import { draftTitle, withSourceQuotes } from './rules/seen-draft.ts';
import { updateReading } from './store/reading-store.ts';

/**
 * Saves a draft under review. Of two officers who work on the same version the second gets the
 * difference and chooses; nothing is overwritten unseen.
 *
 * @throws Refusal CONFLICT with the difference, DRAFT_NOT_OPEN
 */
export async function saveDraft(
  platform: Platform,
  actor: Actor,
  request: { readonly id: string; readonly version: number; readonly draft: Draft },
  key: string | null,
): Promise<{ version: number; savedAt: string; problems: DraftProblem[] }> {
  requireDrafting(actor);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'save_draft', authorityId, author: actor, key },
    async (context) => {
      const { tx, now } = context;
      const { id, version } = request;
      const before = await holdUnchanged(tx, actor, id, version, request.draft);
      if (before.state !== 'draft') throw new Refusal(planErrors.DRAFT_NOT_OPEN);
      const draft = withSourceQuotes(request.draft, before.sourceText);
      const title = draftTitle(draft, before.sourceText);
      const change = {
        draft,
        title,
        folded: plainWords(`${draft.identity.number ?? ''} ${title}`),
      };
      const saved = await updateReading(tx, authorityId, id, change, {
        at: now,
        by: actor.personId,
      });
      const changes = draftDifference(draft, before.draft);
      await context.journal({
        subjectKind: 'reading',
        subjectId: id,
        before: { version, changes: changes.map(({ field, saved: value }) => ({ field, value })) },
        after: {
          version: saved,
          changes: changes.map(({ field, yours: value }) => ({ field, value })),
        },
      });
      return { version: saved, savedAt: now.toISOString(), problems: checkDraft(draft) };
    },
  );
}
