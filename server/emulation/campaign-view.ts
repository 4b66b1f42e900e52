import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may, type Right } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { periodOf } from './act-on-campaign.ts';
import type { Campaign } from './campaign-contract.ts';
import { campaignRows } from './campaign-list-view.ts';
import { lacksMidTerm } from './rules/review-due.ts';
import { stepsOf } from './rules/steps.ts';
import { scoringOf } from './stage-progress.ts';
import { membersOf, registrationsOf, seatHolders } from './store/campaign-parts.ts';
import { type CampaignRecord, campaignsBelow, findCampaign } from './store/campaign-record.ts';
import { sessionsOf } from './store/council-store.ts';
import { decisionsOf } from './store/decision-store.ts';
import { nominationsOf } from './store/nomination-store.ts';
import { reviewsOf } from './store/review-store.ts';

/**
 * A movement on a day: what it is, how far each stage has come, who takes part, and what this post may do.
 *
 * @throws Refusal NOT_FOUND
 */
export async function campaignView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Campaign> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const moment = momentOf(clock, asOf);
  const at = moment.endOfDay;
  const campaign = await findCampaign(db, authorityId, id, at);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  const { definition, startsOn, endsOn } = campaign;
  const [row] = await campaignRows(db, [campaign], moment);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const [members, registrations, below] = await Promise.all([
    membersOf(db, authorityId, id, at),
    registrationsOf(db, authorityId, id, at),
    campaignsBelow(db, authorityId, id, at),
  ]);
  const refs = await unitRefs(db, [
    ...members.map(({ unitId }) => unitId),
    ...registrations.map(({ unitId }) => unitId),
    ...below.map(({ unitId }) => unitId),
    ...definition.contents.flatMap(({ leadUnitId }) => leadUnitId ?? []),
    ...definition.clusters.flatMap(({ headUnitId }) => headUnitId ?? []),
  ]);
  const ref = (unitId: string) => refs.get(unitId) ?? { id: unitId, name: '', shortName: null };
  const names = await personNames(db, [
    campaign.changedBy,
    ...registrations.map(({ registeredBy }) => registeredBy),
  ]);
  const postIds = definition.council.map(({ postId }) => postId);
  const holders = await seatHolders(db, authorityId, moment.day, { postIds });
  const holderOf = new Map(holders.map((holder) => [holder.postId, holder]));
  const leads = new Set([
    ...definition.contents.flatMap(({ leadUnitId }) => leadUnitId ?? []),
    ...definition.clusters.flatMap(({ headUnitId }) => headUnitId ?? []),
  ]);
  return {
    ...row,
    ...{ version: campaign.version, definition },
    stages: await stagesOf(
      platform,
      campaign,
      members.map(({ unitId }) => unitId),
      at,
    ),
    members: members.map(({ unitId, clusterId }) => ({ ...ref(unitId), clusterId })),
    leads: [...leads].map(ref),
    council: definition.council.map(({ postId, role }) => {
      const holder = holderOf.get(postId);
      const { person = null, title = '', unit = '' } = holder ?? {};
      return { postId, role, person, title, unit };
    }),
    below: below.map((each) => ({
      ...{ id: each.id, name: each.name, unit: ref(each.unitId), launchedOn: each.launchedOn },
    })),
    registrations: registrations.map(({ stageId, unitId, pledge, since, registeredBy }) => ({
      ...{ stageId, unit: ref(unitId), pledge, at: since.toISOString() },
      by: names.get(registeredBy) ?? '',
    })),
    lacksMidTerm: lacksMidTerm(
      definition.stages,
      startsOn,
      endsOn,
      definition.settings.reviewYears,
    ),
    changedBy: names.get(campaign.changedBy) ?? '',
    changedAt: campaign.since.toISOString(),
    may: rightsIn(actor, campaign, members, at !== null),
  };
}

async function stagesOf(
  { db }: Platform,
  campaign: CampaignRecord,
  unitIds: readonly string[],
  at: Date | null,
): Promise<Campaign['stages']> {
  const { authorityId, id, definition, launchedOn } = campaign;
  const [registrations, nominations, sessions, decisions, reviews] = await Promise.all([
    registrationsOf(db, authorityId, id, at),
    nominationsOf(db, authorityId, id, at),
    sessionsOf(db, authorityId, id, at),
    decisionsOf(db, authorityId, id, at),
    reviewsOf(db, authorityId, id, at),
  ]);
  const stages: Campaign['stages'] = [];
  for (const stage of definition.stages) {
    const inStage = <T extends { readonly stageId: string }>(all: readonly T[]) =>
      all.filter(({ stageId }) => stageId === stage.id);
    const open = inStage(nominations).filter(({ withdrawn }) => !withdrawn);
    const voted = new Set(
      inStage(sessions).flatMap((session) => (session.closedAt ? session.nominations : [])),
    );
    const steps = stepsOf({
      ...{ isLaunched: launchedOn !== null, takesRegistrations: definition.takesRegistrations },
      ...{ units: unitIds.length, registered: inStage(registrations).length },
      ...(await scoringOf(db, authorityId, stage, unitIds, at)),
      ...{ nominated: open.length, voted: open.filter((each) => voted.has(each.id)).length },
      decisions: inStage(decisions).length,
    });
    stages.push({ ...stage, period: periodOf(stage), steps, reviews: inStage(reviews).length });
  }
  return stages;
}

function rightsIn(
  actor: Actor,
  { authorityId, unitId, launchedOn, definition }: CampaignRecord,
  members: readonly { readonly unitId: string }[],
  isPast: boolean,
): Campaign['may'] {
  const has = (right: Right, thing = unitId) =>
    !isPast && may(actor, right, { authorityId, unitId: thing }).allowed;
  const own = actor.jurisdictionUnitId;
  const takesPart = members.some((member) => member.unitId === own);
  return {
    define: has('campaign.define'),
    council: has('campaign.council'),
    decide: has('campaign.decide'),
    suspend: has('nominee.suspend'),
    nominate: has('nominee.propose', own) && launchedOn !== null,
    registerUnitId:
      takesPart && definition.takesRegistrations && has('campaign.register', own) ? own : null,
  };
}
