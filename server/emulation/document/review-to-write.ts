import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { personNames, unitPath, unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findCampaign } from '../store/campaign-record.ts';
import { decisionsOf } from '../store/decision-store.ts';
import { findReview } from '../store/review-store.ts';
import type { ReviewToWrite } from './review-document.ts';

/** A saved review with what its document needs. @throws Refusal NOT_FOUND */
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
  const { unitId } = campaign;
  const top = (await unitPath(db, unitId, review.reviewedOn)).at(-1) ?? unitId;
  const units = await unitRefs(db, [unitId, top]);
  const names = await personNames(db, [review.savedBy]);
  const [decision] = await decisionsOf(db, authorityId, campaign.id);
  return {
    organ: {
      above: top === unitId ? null : (units.get(top)?.name ?? ''),
      name: units.get(unitId)?.name ?? '',
    },
    ...{ number: review.number, reviewedOn: review.reviewedOn, kind: review.kind },
    ...{ words: review.words, figures: review.figures, campaign: campaign.name },
    place: decision?.frozen.place ?? '…',
    stage: campaign.definition.stages.find((stage) => stage.id === review.stageId)?.name ?? '',
    signer: names.get(review.savedBy) ?? '',
  };
}
