import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import type { openSession as endpoint } from './council-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import { stageFacts } from './stage-facts.ts';
import { seatHolders } from './store/campaign-parts.ts';
import { insertSession } from './store/council-store.ts';

/**
 * The council (hội đồng thi đua - khen thưởng) meets on a day: its members are those of the movement with
 * whoever held their posts that day, some of them present. Votes are counted against all of them.
 *
 * @throws Refusal NO_COUNCIL, NOTHING_TO_VOTE, STAGE_UNKNOWN, CAMPAIGN_NOT_LAUNCHED
 */
export async function openSession(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { stageId, heldOn, manner, present, nominations }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const act = {
    ...{ name: 'open_council_session', right: 'campaign.council' as const, campaignId, key },
  };
  return actOnCampaign(platform, actor, act, async (context, campaign) => {
    refuseUnlaunched(campaign);
    const stage = stageOf(campaign, stageId);
    const { council } = campaign.definition;
    if (council.length === 0) throw new Refusal(emulationErrors.NO_COUNCIL);
    const { authorityId } = campaign;
    const postIds = council.map(({ postId }) => postId);
    const holders = await seatHolders(context.tx, authorityId, heldOn, { postIds });
    const byPost = new Map(holders.map((holder) => [holder.postId, holder]));
    const members = council.map(({ postId, role }) => ({
      ...(byPost.get(postId) ?? { postId, person: '', title: '', unit: '' }),
      role,
    }));
    const inAct = { ...platform, db: context.tx, clock: () => context.now, actor };
    const facts = await stageFacts(inAct, campaign, stage);
    const open = facts.nominations.filter(
      ({ id, withdrawn }) => !withdrawn && !facts.awarded.has(id),
    );
    const asked = nominations && new Set(nominations);
    const voted = open.filter(({ id }) => (asked ? asked.has(id) : !facts.votes.has(id)));
    if (voted.length === 0) throw new Refusal(emulationErrors.NOTHING_TO_VOTE);
    const id = context.ids.next();
    const session = {
      ...{ id, campaignId, stageId, heldOn, manner, members, openedAt: context.now },
      present: present.filter((postId) => postIds.includes(postId)),
      nominations: voted.map((nomination) => nomination.id),
    };
    await insertSession(context.tx, authorityId, session, actor.personId);
    const counts = { members: members.length, present: session.present.length };
    return {
      reply: { id },
      before: null,
      after: { sessionId: id, heldOn, manner, ...counts, nominations: voted.length },
    };
  });
}
