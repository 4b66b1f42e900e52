import { z } from 'zod';
import { paperKind } from '../papers/paper-kinds.ts';
import { Id } from '../platform/contract.ts';
import { decisionOf } from './decisions-view.ts';
import { awardPaper } from './document/award-paper.ts';
import { reviewPaper } from './document/review-paper.ts';
import { reviewToWrite } from './document/review-to-write.ts';

const OneOf = z.object({ id: Id });

/** A decision on awards, as it was frozen. */
export const awardDecisionPaper = paperKind('award-decision', OneOf, {
  async rows(platform, actor, { id }) {
    return (await decisionOf(platform, actor, id)).frozen.awards.length;
  },
  async compose(platform, actor, { id }, done) {
    const { frozen } = await decisionOf(platform, actor, id);
    await done(frozen.awards.length);
    return awardPaper(frozen);
  },
});

/** The report of a review (sơ kết, tổng kết), with the figures that were kept with its words. */
export const campaignReviewPaper = paperKind('campaign-review', OneOf, {
  async rows(platform, actor, { id }) {
    return rowsOf(await reviewToWrite(platform, actor, id));
  },
  async compose(platform, actor, { id }, done) {
    const review = await reviewToWrite(platform, actor, id);
    await done(rowsOf(review));
    return reviewPaper(review);
  },
});

function rowsOf({ figures }: Awaited<ReturnType<typeof reviewToWrite>>): number {
  return figures.contents.length + figures.clusters.reduce((sum, { rows }) => sum + rows.length, 0);
}
