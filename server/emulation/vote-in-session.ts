import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type {
  castBallot as ballotEndpoint,
  closeSession as closeEndpoint,
  enterCounts as countsEndpoint,
} from './council-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import { findCampaign } from './store/campaign-record.ts';
import {
  ballotsOf,
  endSession,
  insertBallot,
  lockSession,
  type SessionRecord,
  talliesOf,
  writeTallies,
} from './store/council-store.ts';

/**
 * Bỏ phiếu kín: one paper with an answer to every nomination. Who voted and what was voted are kept apart,
 * and the journal says only that this post has voted.
 *
 * @throws Refusal NOT_A_MEMBER, VOTED_ALREADY, BALLOT_INCOMPLETE, WRONG_MANNER, SESSION_CLOSED
 */
export async function castBallot(
  platform: Platform,
  actor: Actor,
  sessionId: string,
  { choices }: z.output<(typeof ballotEndpoint)['body']>,
  key: string | null,
): Promise<{ cast: number }> {
  requireRight(actor, 'campaign.read');
  return inSession(
    platform,
    actor,
    { name: 'cast_ballot', sessionId, key },
    async (context, session) => {
      const { tx, authorityId } = context;
      if (session.manner !== 'ballots') throw new Refusal(emulationErrors.WRONG_MANNER);
      if (!session.present.includes(actor.postId)) throw new Refusal(emulationErrors.NOT_A_MEMBER);
      const ballots = await ballotsOf(tx, authorityId, [sessionId]);
      if (ballots.some(({ postId }) => postId === actor.postId)) {
        throw new Refusal(emulationErrors.VOTED_ALREADY);
      }
      const answers = new Map(choices.map(({ nominationId, aye }) => [nominationId, aye]));
      const { nominations } = session;
      if (answers.size !== nominations.length || nominations.some((id) => !answers.has(id))) {
        throw new Refusal(emulationErrors.BALLOT_INCOMPLETE, { count: nominations.length });
      }
      const votes = nominations.map((nominationId) => {
        const isAye = answers.get(nominationId) === true;
        return { sessionId, nominationId, ayes: isAye ? 1 : 0, noes: isAye ? 0 : 1 };
      });
      await writeTallies(tx, authorityId, votes, 'add');
      await insertBallot(tx, authorityId, sessionId, actor.postId);
      return { reply: { cast: ballots.length + 1 }, after: { cast: ballots.length + 1 } };
    },
  );
}

/**
 * Kiểm phiếu: the tellers' count of each nomination. A count that is entered again takes the place of the
 * one before.
 *
 * @throws Refusal NOT_ALLOWED, COUNT_TOO_HIGH, WRONG_MANNER, SESSION_CLOSED
 */
export async function enterCounts(
  platform: Platform,
  actor: Actor,
  sessionId: string,
  { counts }: z.output<(typeof countsEndpoint)['body']>,
  key: string | null,
): Promise<{ entered: number }> {
  requireRight(actor, 'campaign.council');
  const act = { name: 'enter_council_counts', sessionId, key };
  return inSession(platform, actor, act, async (context, session) => {
    await requireCouncil(context, actor, session);
    if (session.manner !== 'counts') throw new Refusal(emulationErrors.WRONG_MANNER);
    const present = session.present.length;
    const tooHigh = counts.find(({ ayes, noes }) => ayes + noes > present);
    if (tooHigh) {
      const votes = tooHigh.ayes + tooHigh.noes;
      throw new Refusal(emulationErrors.COUNT_TOO_HIGH, { votes, present });
    }
    const known = counts.filter(({ nominationId }) => session.nominations.includes(nominationId));
    const tallies = known.map((count) => ({ sessionId, ...count }));
    await writeTallies(context.tx, context.authorityId, tallies, 'replace');
    return { reply: { entered: known.length }, after: { counts: known } };
  });
}

/**
 * The session ends with its minutes (biên bản); from here on its result stands.
 *
 * @throws Refusal NOT_ALLOWED, VOTES_MISSING, SESSION_CLOSED
 */
export async function closeSession(
  platform: Platform,
  actor: Actor,
  sessionId: string,
  words: z.output<(typeof closeEndpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  requireRight(actor, 'campaign.council');
  const act = { name: 'close_council_session', sessionId, key };
  return inSession(platform, actor, act, async (context, session) => {
    const { tx, authorityId, now } = context;
    await requireCouncil(context, actor, session);
    const [done, count] =
      session.manner === 'ballots'
        ? [(await ballotsOf(tx, authorityId, [sessionId])).length, session.present.length]
        : [(await talliesOf(tx, authorityId, [sessionId])).length, session.nominations.length];
    if (done < count) throw new Refusal(emulationErrors.VOTES_MISSING, { done, count });
    await endSession(tx, authorityId, sessionId, words, { at: now, by: actor.personId });
    const results = await talliesOf(tx, authorityId, [sessionId]);
    const votes = results.map(({ nominationId, ayes, noes }) => ({ nominationId, ayes, noes }));
    return {
      reply: { id: sessionId },
      after: { minutesNumber: words.minutesNumber, members: session.members.length, votes },
    };
  });
}

interface SessionAct {
  readonly name: string;
  readonly sessionId: string;
  readonly key: string | null;
}

/** The steps that every act in a session shares. @throws Refusal NOT_FOUND, SESSION_CLOSED */
async function inSession<R>(
  platform: Platform,
  actor: Actor,
  { name, sessionId, key }: SessionAct,
  work: (
    context: ActContext,
    session: SessionRecord,
  ) => Promise<{ reply: R; after: Readonly<Record<string, unknown>> }>,
): Promise<R> {
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const session = await lockSession(context.tx, authorityId, sessionId);
    if (!session) throw new Refusal(platformErrors.NOT_FOUND);
    if (session.closedAt !== null) throw new Refusal(emulationErrors.SESSION_CLOSED);
    const { reply, after } = await work(context, session);
    await context.journal({
      ...{ subjectKind: 'campaign', subjectId: session.campaignId, before: null },
      after: { sessionId, ...after },
    });
    return reply;
  });
}

async function requireCouncil(
  { tx, authorityId }: ActContext,
  actor: Actor,
  session: SessionRecord,
): Promise<void> {
  const campaign = await findCampaign(tx, authorityId, session.campaignId);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'campaign.council', { authorityId, unitId: campaign.unitId });
}
