import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import { holdUnchanged, requireDrafting, requireOpen } from './open-reading.ts';
import { updateReading } from './store/reading-store.ts';

/**
 * Puts a draft aside (bỏ). It is kept whole and can be restored.
 *
 * @throws Refusal CONFLICT, DRAFT_NOT_OPEN
 */
export async function dropReading(
  platform: Platform,
  actor: Actor,
  request: { readonly id: string; readonly version: number },
  key: string | null,
): Promise<{ readingId: string }> {
  return setAside(
    platform,
    actor,
    { ...request, name: 'drop_reading', from: 'draft', to: 'dropped' },
    key,
  );
}

/** A draft put aside or taken back: the same step in one direction or the other. */
export async function setAside(
  platform: Platform,
  actor: Actor,
  request: {
    readonly id: string;
    readonly version: number;
    readonly name: 'drop_reading' | 'restore_reading';
    readonly from: 'draft' | 'dropped';
    readonly to: 'draft' | 'dropped';
  },
  key: string | null,
): Promise<{ readingId: string }> {
  requireDrafting(actor);
  const { authorityId } = actor;
  const { id, version, name, from, to } = request;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const before = await holdUnchanged(context.tx, actor, id, version);
    await requireOpen(context.tx, authorityId, before, from);
    const saved = { at: context.now, by: actor.personId };
    const next = await updateReading(context.tx, authorityId, id, { state: to }, saved);
    await context.journal({
      subjectKind: 'reading',
      subjectId: id,
      before: { version, state: from },
      after: { version: next, state: to },
    });
    return { readingId: id };
  });
}
