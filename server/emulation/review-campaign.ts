import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import type {
  CampaignReview,
  ReviewFigures,
  saveReview as saveEndpoint,
} from './review-contract.ts';
import { reviewFigures } from './review-figures.ts';
import { draftResults } from './rules/draft-review.ts';
import { findCampaign } from './store/campaign-record.ts';
import { insertReview, reviewsOf } from './store/review-store.ts';

/** A review drafted from the figures of a stage. @throws Refusal NOT_FOUND, NOT_ALLOWED, STAGE_UNKNOWN */
export async function draftReview(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  stageId: string,
): Promise<{ figures: ReviewFigures; results: string }> {
  const { authorityId } = actor;
  const campaign = await findCampaign(platform.db, authorityId, campaignId);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'campaign.define', { authorityId, unitId: campaign.unitId });
  const stage = stageOf(campaign, stageId);
  const figures = await reviewFigures(platform, actor, campaign, stage);
  return { figures, results: draftResults(stage.name, figures) };
}

/**
 * Sơ kết, tổng kết: the words of the review and the figures behind them as they stand at this moment. A
 * later review of the same stage is another one; none is changed.
 *
 * @throws Refusal STAGE_UNKNOWN, CAMPAIGN_NOT_LAUNCHED
 */
export async function saveReview(
  platform: Platform,
  actor: Actor,
  { campaignId, stageId }: { readonly campaignId: string; readonly stageId: string },
  { number, reviewedOn, words }: z.output<(typeof saveEndpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const act = { name: 'save_campaign_review', right: 'campaign.define' as const, campaignId, key };
  return actOnCampaign(platform, actor, act, async ({ tx, ids, now }, campaign) => {
    refuseUnlaunched(campaign);
    const stage = stageOf(campaign, stageId);
    const inAct = { ...platform, db: tx, clock: () => now };
    const figures = await reviewFigures(inAct, actor, campaign, stage);
    const id = ids.next();
    await insertReview(tx, campaign.authorityId, {
      ...{ id, campaignId, stageId, kind: stage.review, number, reviewedOn, words, figures },
      ...{ savedAt: now, savedBy: actor.personId },
    });
    const after = { reviewId: id, kind: stage.review, number, reviewedOn, stage: stage.name };
    return { reply: { id }, before: null, after };
  });
}

/** Reviews of a movement, the latest first. @throws Refusal NOT_FOUND */
export async function reviewsView(
  { db, clock }: Platform,
  actor: Actor,
  campaignId: string,
  asOf?: string,
): Promise<{ reviews: CampaignReview[] }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { endOfDay } = momentOf(clock, asOf);
  const found = await reviewsOf(db, authorityId, campaignId, endOfDay);
  const names = await personNames(
    db,
    found.map(({ savedBy }) => savedBy),
  );
  return {
    reviews: found.map(({ campaignId: _, savedAt, savedBy, ...review }) => ({
      ...review,
      ...{ savedBy: names.get(savedBy) ?? '', savedAt: savedAt.toISOString() },
    })),
  };
}
