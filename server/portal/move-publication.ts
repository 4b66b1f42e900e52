import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnPublication, type Outcome, type Saved } from './act-on-publication.ts';
import type { Choices, movePublication as endpoint } from './contract.ts';
import { checkCutOff, draftEdition } from './draft-edition.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { endProposal, findProposal, insertProposal } from './store/publication-editions.ts';
import type { PublicationRecord } from './store/publication-table.ts';
import { tellApprovers, tellProposer } from './tell-of-publication.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Carries the next edition on or back: trình (with what it would say frozen beside it), rút lại đề nghị, bỏ bản
 * đang chuẩn bị, trả lại với lý do.
 *
 * @throws Refusal NOTHING_TO_PUBLISH, CORRECTION_WORDS, RETURN_WORDS and those of every act
 */
export async function movePublication(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  { version, to, words }: Body,
  key: string | null,
): Promise<Saved> {
  const act = { name: `${to}_publication`, step: to, publicationId, version, key };
  return actOnPublication(platform, actor, act, async (context, found) => ({
    ...(await MOVES[to](context, found, words)),
    reply: { id: publicationId, version: version + 1 },
  }));
}

type Move = (
  context: ActContext,
  found: PublicationRecord,
  words: string,
) => Promise<Omit<Outcome<Saved>, 'reply'>>;

const MOVES: Readonly<Record<Body['to'], Move>> = {
  async propose(context, found) {
    const { tx, now, ids, author } = context;
    const choices = await readyChoices(context, found);
    const { snapshot, digest } = await draftEdition(tx, now, found, choices);
    if (snapshot.tasks.length + snapshot.targets.length === 0) {
      throw new Refusal(publicationErrors.NOTHING_TO_PUBLISH);
    }
    const { kind, cutOff } = choices;
    const note = choices.note || null;
    const proposal = {
      ...{ id: ids.next(), kind, note, cutOff, snapshot, digest, proposedAt: now },
      ...{ proposedBy: author.personId, postId: author.postId },
    };
    const key = { authorityId: found.authority_id, publicationId: found.id };
    await insertProposal(tx, key, proposal);
    await tellApprovers(context, found, {
      vi: 'đã trình công bố, chờ duyệt',
      en: 'proposed a publication; it waits for approval',
    });
    return { change: { proposal_id: proposal.id, said: null }, after: { kind, cutOff, digest } };
  },
  async take_back({ tx }, found) {
    await end(tx, found, 'taken_back');
    return { change: { proposal_id: null }, after: { move: 'take_back' } };
  },
  async drop() {
    return { change: { said: null }, after: { move: 'drop' } };
  },
  async return(context, found, words) {
    if (words.length < 5) throw new Refusal(publicationErrors.RETURN_WORDS);
    const proposal = found.proposal_id
      ? await findProposal(context.tx, found.authority_id, found.proposal_id)
      : null;
    await end(context.tx, found, 'returned');
    const says = { vi: 'đã trả lại bản trình công bố', en: 'returned a publication' };
    if (proposal) await tellProposer(context, found, proposal.proposedBy, says, words);
    return { change: { proposal_id: null, said: words }, after: { move: 'return', reason: words } };
  },
};

/** Choices that can go out as they are. @throws Refusal CORRECTION_WORDS, those of the cut-off day */
async function readyChoices({ tx, now }: ActContext, found: PublicationRecord): Promise<Choices> {
  const { choices } = found;
  if (choices === null) throw new Refusal(publicationErrors.PUBLICATION_STEP);
  if (choices.kind === 'correction' && choices.note.length < 10) {
    throw new Refusal(publicationErrors.CORRECTION_WORDS);
  }
  await checkCutOff(tx, found, choices.cutOff, now);
  return choices;
}

async function end(
  tx: ActContext['tx'],
  { authority_id, proposal_id }: PublicationRecord,
  outcome: 'returned' | 'taken_back',
): Promise<void> {
  if (proposal_id !== null) await endProposal(tx, authority_id, proposal_id, outcome);
}
