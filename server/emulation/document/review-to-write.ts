import { asDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { personNames } from '../../organisation/units.ts';
import { issuingBody } from '../../papers/issuing-body.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findCampaign } from '../store/campaign-record.ts';
import { decisionsOf } from '../store/decision-store.ts';
import { findReview } from '../store/review-store.ts';
import type { ReviewToWrite } from './review-paper.ts';

/** A saved review with what its paper needs. @throws Refusal NOT_FOUND */
export async function reviewToWrite(
  { db }: Platform,
  actor: Actor,
  id: string,
): Promise<ReviewToWrite> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const review = await findReview(db, authorityId, id);
  const campaign = review && (await findCampaign(db, authorityId, review.campaignId));
  if (!review || !campaign) throw new Refusal(platformErrors.NOT_FOUND);
  const reviewedOn = asDay(review.reviewedOn);
  const body = await issuingBody(db, campaign.unitId, reviewedOn);
  const names = await personNames(db, [review.savedBy]);
  const [decision] = await decisionsOf(db, authorityId, campaign.id);
  return {
    body: {
      ...body,
      // A decision of the movement has named the place; the two papers of one body agree.
      place: decision?.frozen.place ?? body.place,
      signer: { position: ['Người lập báo cáo'], name: names.get(review.savedBy) ?? null },
    },
    ...{ number: review.number, reviewedOn, kind: review.kind },
    ...{ words: review.words, figures: review.figures, campaign: campaign.name },
    stage: campaign.definition.stages.find((stage) => stage.id === review.stageId)?.name ?? '',
  };
}
