import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { stageOf } from './act-on-campaign.ts';
import type { CouncilSession } from './council-contract.ts';
import { awardForm, awardRulesOn } from './rules/award-rules.ts';
import { sayVote } from './rules/say-reason.ts';
import { quorumOf, reaches } from './rules/vote.ts';
import { type CampaignRecord, findCampaign } from './store/campaign-record.ts';
import {
  ballotsOf,
  type SessionRecord,
  sessionsOf,
  type Tally,
  talliesOf,
} from './store/council-store.ts';
import { nominationsOf } from './store/nomination-store.ts';

export interface SessionsShown {
  readonly sessions: CouncilSession[];
  readonly mayHold: boolean;
  readonly seats: number;
}

/**
 * Sessions of the council in a stage, the latest first: for whoever sees all nominees, holds the council or
 * is a member present. How a secret ballot stands is told once the session is closed.
 *
 * @throws Refusal NOT_FOUND, STAGE_UNKNOWN
 */
export async function sessionsView(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { stageId, asOf }: { readonly stageId: string; readonly asOf?: string | undefined },
): Promise<SessionsShown> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { endOfDay } = momentOf(clock, asOf);
  const campaign = await findCampaign(db, authorityId, campaignId, endOfDay);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  stageOf(campaign, stageId);
  const thing = { authorityId, unitId: campaign.unitId };
  const holds = may(actor, 'campaign.council', thing).allowed;
  const seesAll = holds || may(actor, 'nominee.read', { authorityId }).allowed;
  const all = await sessionsOf(db, authorityId, campaignId, endOfDay);
  const isSeated = ({ members }: SessionRecord) =>
    members.some(({ postId }) => postId === actor.postId);
  const shown = all.filter((each) => each.stageId === stageId && (seesAll || isSeated(each)));
  const ids = shown.map(({ id }) => id);
  const [tallies, ballots, nominations] = await Promise.all([
    talliesOf(db, authorityId, ids),
    ballotsOf(db, authorityId, ids),
    nominationsOf(db, authorityId, campaignId, endOfDay),
  ]);
  const units = await unitRefs(
    db,
    nominations.map(({ unitId }) => unitId),
  );
  const isPast = endOfDay !== null;
  return {
    sessions: shown.map((session) => {
      const votes = tallies.filter(({ sessionId }) => sessionId === session.id);
      const cast = ballots.filter(({ sessionId }) => sessionId === session.id);
      const hasVoted = cast.some(({ postId }) => postId === actor.postId);
      const isOpen = session.closedAt === null;
      const isVoter = session.manner === 'ballots' && session.present.includes(actor.postId);
      const present = new Set(session.present);
      return {
        ...{ id: session.id, stageId, heldOn: session.heldOn, manner: session.manner },
        members: session.members.map((each) => ({ ...each, isPresent: present.has(each.postId) })),
        present: present.size,
        quorum: quorumOf(session.members.length, campaign.definition.settings.quorum),
        nominations: session.nominations.flatMap((id) => {
          const nomination = nominations.find((each) => each.id === id);
          if (!nomination) return [];
          const { award, personName, unitId } = nomination;
          const name = personName ?? units.get(unitId)?.name ?? '';
          const form = awardForm(award);
          const percent = percentOf(campaign, session, award);
          return [
            {
              ...{ id, name, awardName: form.name, percent },
              votes:
                isOpen && session.manner === 'ballots'
                  ? null
                  : saidVotes(votes, id, session, percent),
            },
          ];
        }),
        ...{ cast: cast.length, hasVoted, mayVote: isVoter && isOpen && !hasVoted && !isPast },
        ...{ minutesNumber: session.minutesNumber, minutes: session.minutes },
        closedAt: session.closedAt?.toISOString() ?? null,
      };
    }),
    mayHold: holds && !isPast && campaign.launchedOn !== null,
    seats: campaign.definition.council.length,
  };
}

function percentOf(
  { definition }: CampaignRecord,
  { heldOn }: SessionRecord,
  award: Parameters<typeof awardRulesOn>[0],
): number {
  return awardRulesOn(award, heldOn).votes ?? definition.settings.usualVotes;
}

function saidVotes(
  votes: readonly Tally[],
  nominationId: string,
  { members }: SessionRecord,
  percent: number,
): CouncilSession['nominations'][number]['votes'] {
  const vote = votes.find((each) => each.nominationId === nominationId);
  if (!vote) return null;
  const { ayes, noes } = vote;
  const passes = reaches(ayes, members.length, percent);
  return { ayes, noes, passes, say: sayVote(ayes, members.length, percent) };
}
