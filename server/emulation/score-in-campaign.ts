import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { giveAppraisal, selfScore } from '../scorecards/appraise.ts';
import { openScorecard } from '../scorecards/open-scorecard.ts';
import { lockScorecard } from '../scorecards/store/scorecard-store.ts';
import { periodOf, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import { emulationErrors } from './errors-contract.ts';
import { asWhole } from './stage-scores.ts';
import type {
  appraiseFor as appraiseEndpoint,
  selfScoreFor as selfEndpoint,
} from './standing-contract.ts';
import { mayAppraise } from './standing-view.ts';
import { membersOf } from './store/campaign-parts.ts';
import { findCampaign } from './store/campaign-record.ts';

interface Place {
  readonly campaignId: string;
  readonly stageId: string;
}

/**
 * Tự chấm: the points that a unit gives itself under a criterion, kept by the scorecard of the stage.
 *
 * @throws Refusal NO_CRITERIA, NOT_IN_CAMPAIGN, CAMPAIGN_NOT_LAUNCHED and those of the scorecard
 */
export async function selfScoreInCampaign(
  platform: Platform,
  actor: Actor,
  place: Place,
  body: z.output<(typeof selfEndpoint)['body']>,
  key: string | null,
): Promise<{ version: number }> {
  requireMay(actor, 'campaign.read', { authorityId: actor.authorityId });
  const { period, scorecardId } = await cellIn(platform.db, actor, place, body.unitId);
  const { version } = await selfScore(platform, actor, scorecardId, { ...body, period }, key);
  return { version };
}

/**
 * Thẩm định: the head of a cluster (trưởng cụm, khối) gives its peers points, never its own unit; the
 * planning officer gives them to anybody. Where they differ from the self-score, words say why.
 *
 * @throws Refusal NOT_APPRAISER, NO_CRITERIA, NOT_IN_CAMPAIGN and those of the scorecard
 */
export async function appraiseInCampaign(
  platform: Platform,
  actor: Actor,
  place: Place,
  body: z.output<(typeof appraiseEndpoint)['body']>,
  key: string | null,
): Promise<{ version: number }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { period, scorecardId, headUnitId } = await cellIn(platform.db, actor, place, body.unitId);
  if (!mayAppraise(actor, headUnitId, body.unitId)) {
    throw new Refusal(emulationErrors.NOT_APPRAISER);
  }
  // The movement has said who appraises: the scorecard takes the points from whoever that is.
  const sight = await openScorecard(platform, asWhole(actor), scorecardId);
  const request = { name: 'appraise', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const card = await lockScorecard(context.tx, authorityId, scorecardId);
    if (!card) throw new Refusal(platformErrors.NOT_FOUND);
    const scene = { context, sight: { ...sight, card } };
    const { before, after, reply } = await giveAppraisal(scene, { ...body, period });
    const subject = { subjectKind: 'scorecard', subjectId: scorecardId };
    await context.journal({ ...subject, before, after });
    return { version: reply.version };
  });
}

/** The scorecard, period and head of the cluster behind a cell of the table. */
async function cellIn(
  db: Db | Tx,
  { authorityId }: Actor,
  { campaignId, stageId }: Place,
  unitId: string,
): Promise<{ period: string; scorecardId: string; headUnitId: string | null }> {
  const campaign = await findCampaign(db, authorityId, campaignId);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  refuseUnlaunched(campaign);
  const stage = stageOf(campaign, stageId);
  if (stage.scorecardId === null) throw new Refusal(emulationErrors.NO_CRITERIA);
  const members = await membersOf(db, authorityId, campaignId);
  const member = members.find((each) => each.unitId === unitId);
  if (!member) throw new Refusal(emulationErrors.NOT_IN_CAMPAIGN);
  const cluster = campaign.definition.clusters.find(({ id }) => id === member.clusterId);
  const { scorecardId } = stage;
  return { period: periodOf(stage), scorecardId, headUnitId: cluster?.headUnitId ?? null };
}
