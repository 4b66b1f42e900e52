import type { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnPublication, type Saved } from './act-on-publication.ts';
import type { approvePublication as endpoint } from './contract.ts';
import { draftEdition } from './draft-edition.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { editionChanges } from './rules/publication-difference.ts';
import { updateDue } from './rules/update-due.ts';
import {
  endProposal,
  findProposal,
  insertEdition,
  insertKeys,
} from './store/publication-editions.ts';
import { tellProposer } from './tell-of-publication.ts';

type Reply = Saved & { readonly edition: number; readonly address: string };

/**
 * Duyệt, công bố: freezes the next edition. It is computed once more from what is known now, and goes out only
 * where it is, letter by letter, what the approver has seen: whatever was withdrawn or corrected inside since it
 * was proposed never gets out by an old copy, and nobody signs for figures that they have not read. Two people
 * answer for an edition: never the one who proposed it.
 *
 * @throws Refusal OWN_PROPOSAL, PUBLICATION_FACTS_CHANGED with what changed since it was proposed, and those of every act
 */
export async function approvePublication(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  { version, digest }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Reply> {
  const act = { name: 'approve_publication', step: 'approve' as const, publicationId };
  return actOnPublication(platform, actor, { ...act, version, key }, async (context, found) => {
    const { tx, now } = context;
    const { authority_id: authorityId, choices, proposal_id: proposalId } = found;
    const proposal = proposalId && (await findProposal(tx, authorityId, proposalId));
    if (!proposal || !choices) throw new Refusal(publicationErrors.PUBLICATION_STEP);
    if (proposal.proposedBy === actor.personId) throw new Refusal(publicationErrors.OWN_PROPOSAL);
    const draft = await draftEdition(tx, now, found, choices);
    if (draft.digest !== digest) {
      const changes = editionChanges(proposal.snapshot, draft.snapshot);
      throw new Refusal(
        publicationErrors.PUBLICATION_FACTS_CHANGED,
        { count: changes.length },
        { digest: draft.digest, changes },
      );
    }
    const number = found.edition + 1;
    const at = { authorityId, publicationId };
    await insertKeys(tx, at, draft.given);
    await insertEdition(tx, at, {
      ...{ number, kind: proposal.kind, note: proposal.note, cutOff: proposal.cutOff, digest },
      ...{ snapshot: draft.snapshot, publishedAt: now, publishedBy: actor.personId },
      ...{ proposedBy: proposal.proposedBy, postId: actor.postId },
    });
    await endProposal(tx, authorityId, proposal.id, 'published');
    const says = { vi: 'đã duyệt công bố', en: 'approved a publication' };
    await tellProposer(context, found, proposal.proposedBy, says, null);
    const { authority } = draft.snapshot;
    return {
      change: {
        ...{ state: 'published', edition: number, cut_off: proposal.cutOff, published_at: now },
        // What was left out stays chosen: the next edition begins where this one ended.
        ...{ proposal_id: null, said: null, withdrawal: null },
        rhythm: choices.rhythm,
        due_on: updateDue(asDay(proposal.cutOff), choices.rhythm),
      },
      after: { edition: number, kind: proposal.kind, cutOff: proposal.cutOff, digest },
      reply: {
        ...{ id: publicationId, version: version + 1, edition: number },
        address: `/p/${authority.slug}/${found.slug}`,
      },
      isOut: true,
    };
  });
}
