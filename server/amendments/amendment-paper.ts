import { z } from 'zod';
import { paperKind } from '../papers/paper-kinds.ts';
import { Id } from '../platform/contract.ts';
import { openedAmendment } from './amendment-view.ts';
import { composeDecision, signsOf } from './compose-decision.ts';
import { composeProposal } from './compose-proposal.ts';

const OneOf = z.object({ id: Id });

/** Quyết định điều chỉnh, bổ sung: as it was bound, or as it would be. */
export const amendingDecisionPaper = paperKind('amending-decision', OneOf, {
  async rows(platform, actor, { id }) {
    return (await openedAmendment(platform, actor, id)).changes.length;
  },
  async compose(platform, actor, { id }, done) {
    const amendment = await openedAmendment(platform, actor, id);
    const now = platform.clock();
    const { paper } = await composeDecision(platform.db, amendment, signsOf(amendment, now), now);
    await done(amendment.changes.length);
    return paper;
  },
});

/** Tờ trình đề nghị điều chỉnh, by which the unit puts its proposal before whoever decides. */
export const amendmentProposalPaper = paperKind('amendment-proposal', OneOf, {
  async rows(platform, actor, { id }) {
    return (await openedAmendment(platform, actor, id)).changes.length;
  },
  async compose(platform, actor, { id }, done) {
    const amendment = await openedAmendment(platform, actor, id);
    const paper = await composeProposal(platform.db, amendment, platform.clock());
    await done(amendment.changes.length);
    return paper;
  },
});
