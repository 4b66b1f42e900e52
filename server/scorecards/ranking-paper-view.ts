import { asDay } from '../calendar/rules/day.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import { paperKind } from '../papers/paper-kinds.ts';
import { Id } from '../platform/contract.ts';
import { RankingQuery } from './contract.ts';
import { openScorecard } from './open-scorecard.ts';
import { rankingPaper } from './ranking-paper.ts';
import { rankingView } from './ranking-view.ts';

const RankingPaperQuery = RankingQuery.extend({ id: Id });

/** A ranking, published or computed now, with the rights of its page. */
export const rankingAsPaper = paperKind('ranking', RankingPaperQuery, {
  async rows(platform, actor, { id, ...query }) {
    return (await rankingView(platform, actor, id, query)).rows.length;
  },
  async compose(platform, actor, { id, ...query }, done) {
    const { card } = await openScorecard(platform, actor, id, query.asOf);
    const ranking = await rankingView(platform, actor, id, query);
    await done(ranking.rows.length);
    // A ranking is published by the body whose scorecard it is.
    const authority = await loadAuthority(platform.db, card.authorityId);
    const unitId = authority?.unitId ?? actor.unitId;
    const body = await issuingBody(platform.db, unitId, asDay(ranking.asOf));
    return rankingPaper({ body, scorecard: card.name, ranking });
  },
});
