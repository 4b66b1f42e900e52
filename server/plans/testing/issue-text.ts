import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { Draft } from '../contract.ts';
import { type Issued, issuePlan } from '../issue-plan.ts';
import { readDirective } from '../read-directive.ts';
import { readingView } from '../reading-view.ts';
import { saveDraft } from '../save-draft.ts';

/** Pastes a text and gives the draft's id. */
export async function paste(platform: Platform, actor: Actor, text: string): Promise<string> {
  const given = { kind: 'text', text, name: null } as const;
  return (await readDirective(platform, actor, given, null)).readingId;
}

/** Pastes a text, corrects the draft as an officer would, and issues it. */
export async function issueText(
  platform: Platform,
  actor: Actor,
  text: string,
  correct: (draft: Draft) => Draft = (draft) => draft,
): Promise<Issued & { readonly readingId: string }> {
  const readingId = await paste(platform, actor, text);
  const { draft, version } = await readingView(platform, actor, readingId);
  const saved = await saveDraft(
    platform,
    actor,
    { id: readingId, version, draft: correct(draft) },
    null,
  );
  const request = {
    id: readingId,
    version: saved.version,
    effectiveOn: draft.identity.issuedOn ?? '2024-01-01',
    newEdition: false,
  };
  return { readingId, ...(await issuePlan(platform, actor, request, null)) };
}
