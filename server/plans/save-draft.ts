import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import type { Draft, DraftChange, DraftProblem } from './contract.ts';
import {
  conflictWith,
  heldReading,
  holdUnchanged,
  requireDrafting,
  requireOpen,
} from './open-reading.ts';
import { checkDraft } from './rules/check-draft.ts';
import { applyChanges } from './rules/draft-changes.ts';
import { draftDifference, same } from './rules/draft-difference.ts';
import { draftTitle, withSourceQuotes } from './rules/seen-draft.ts';
import { type ReadingRecord, updateReading } from './store/reading-store.ts';

/** A draft as a whole, or what was changed of it since a version. */
export type SaveRequest = { readonly id: string; readonly version: number } & (
  | { readonly draft: Draft }
  | { readonly changes: readonly DraftChange[] }
);

export interface SavedDraft {
  readonly version: number;
  readonly savedAt: string;
  readonly problems: DraftProblem[];
  /** The draft as saved, where it is more than what was sent. */
  readonly draft: Draft | null;
}

/**
 * Saves a draft under review. Changes of officers who work on different places are joined; where two
 * changed the same one the second gets the difference and chooses; nothing is overwritten unseen.
 *
 * @throws Refusal CONFLICT with the difference, DRAFT_NOT_OPEN, DRAFT_BEING_ISSUED
 */
export async function saveDraft(
  platform: Platform,
  actor: Actor,
  request: SaveRequest,
  key: string | null,
): Promise<SavedDraft> {
  requireDrafting(actor);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'save_draft', authorityId, author: actor, key },
    async (context) => {
      const { tx, now } = context;
      const { id } = request;
      const before = await heldFor(tx, actor, request);
      await requireOpen(tx, authorityId, before);
      const sent = await joined(tx, before, request);
      const draft = withSourceQuotes(sent, before.sourceText);
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
        before: {
          version: before.version,
          changes: changes.map(({ field, saved: value }) => ({ field, value })),
        },
        after: {
          version: saved,
          changes: changes.map(({ field, yours: value }) => ({ field, value })),
        },
      });
      const isAsSent = before.version === request.version && same(sent, draft);
      return {
        version: saved,
        savedAt: now.toISOString(),
        problems: checkDraft(draft),
        draft: isAsSent ? null : draft,
      };
    },
  );
}

function heldFor(tx: Tx, actor: Actor, request: SaveRequest): Promise<ReadingRecord> {
  return 'changes' in request
    ? heldReading(tx, actor, request.id)
    : holdUnchanged(tx, actor, request.id, request.version, request.draft);
}

/** What was sent on top of what stands there. @throws Refusal CONFLICT where both changed one place */
async function joined(tx: Tx, before: ReadingRecord, request: SaveRequest): Promise<Draft> {
  if (!('changes' in request)) return request.draft;
  const { draft, refused } = applyChanges(before.draft, request.changes, 'agreed');
  if (refused.length > 0) throw await conflictWith(tx, before, refused);
  return draft;
}
