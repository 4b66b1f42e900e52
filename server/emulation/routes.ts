import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { addCriteriaTo } from './add-criteria.ts';
import { campaignListView } from './campaign-list-view.ts';
import { campaignView } from './campaign-view.ts';
import { changeNomination, withdrawNomination } from './change-nomination.ts';
import * as contract from './contract.ts';
import { decideAwards, previewDecision } from './decide-awards.ts';
import { decisionOf, decisionsView } from './decisions-view.ts';
import { exportAwards, exportCampaignList, exportNominationList } from './export-emulation.ts';
import { approveExample, examplesView, proposeExample, publishExample } from './hold-up-example.ts';
import { launchCampaign } from './launch-campaign.ts';
import { nominate } from './nominate.ts';
import { nominationsView } from './nominations-view.ts';
import { openSession } from './open-session.ts';
import { changeCampaign, planCampaign } from './plan-campaign.ts';
import { registerForCampaign } from './register-for-campaign.ts';
import { draftReview, reviewsView, saveReview } from './review-campaign.ts';
import { appraiseInCampaign, selfScoreInCampaign } from './score-in-campaign.ts';
import { seatsView } from './seats-view.ts';
import { sessionsView } from './sessions-view.ts';
import { standingView } from './standing-view.ts';
import { settleSuspension, suspendAwards } from './suspend-awards.ts';
import { suspensionsView } from './suspensions-view.ts';
import { castBallot, closeSession, enterCounts } from './vote-in-session.ts';

export function emulationRoutes(http: ActorHttp, platform: Platform): void {
  campaignRoutes(http, platform);
  nominationRoutes(http, platform);
  councilRoutes(http, platform);
  decisionRoutes(http, platform);
  reviewRoutes(http, platform);
}

function campaignRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listCampaigns, ({ query }, actor) =>
    campaignListView(platform, actor, query),
  );
  http.mount(contract.exportCampaigns, async ({ query, reply }, actor) =>
    sendExported(reply, await exportCampaignList(platform, actor, query)),
  );
  http.mount(contract.getCampaign, ({ params, query }, actor) =>
    campaignView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.addCampaign, ({ body, key }, actor) =>
    planCampaign(platform, actor, body, key),
  );
  http.mount(contract.saveCampaign, ({ params, body, key }, actor) =>
    changeCampaign(platform, actor, params.id, body, key),
  );
  http.mount(contract.launchCampaign, ({ params, body, key }, actor) =>
    launchCampaign(platform, actor, params.id, body, key),
  );
  http.mount(contract.registerFor, ({ params, body, key }, actor) =>
    registerForCampaign(platform, actor, params.id, body, key),
  );
  http.mount(contract.addCriteria, ({ params, body, key }, actor) =>
    addCriteriaTo(platform, actor, params.id, params.stageId, body, key),
  );
  http.mount(contract.listSeats, ({ query }, actor) => seatsView(platform, actor, query.q));
  http.mount(contract.getStanding, ({ params, query }, actor) =>
    standingView(platform, actor, params.id, params.stageId, query.asOf),
  );
  http.mount(contract.selfScoreFor, ({ params, body, key }, actor) =>
    selfScoreInCampaign(platform, actor, placeOf(params), body, key),
  );
  http.mount(contract.appraiseFor, ({ params, body, key }, actor) =>
    appraiseInCampaign(platform, actor, placeOf(params), body, key),
  );
}

function nominationRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listNominations, ({ params, query }, actor) =>
    nominationsView(platform, actor, params.id, query),
  );
  http.mount(contract.exportNominations, async ({ params, query, reply }, actor) =>
    sendExported(reply, await exportNominationList(platform, actor, params.id, query)),
  );
  http.mount(contract.nominate, ({ params, body, key }, actor) =>
    nominate(platform, actor, params.id, body, key),
  );
  http.mount(contract.changeNomination, ({ params, body, key }, actor) =>
    changeNomination(platform, actor, params.id, body, key),
  );
  http.mount(contract.withdrawNomination, ({ params, body, key }, actor) =>
    withdrawNomination(platform, actor, params.id, body, key),
  );
  http.mount(contract.listSuspensions, ({ query }, actor) =>
    suspensionsView(platform, actor, query.asOf),
  );
  http.mount(contract.suspend, ({ body, key }, actor) => suspendAwards(platform, actor, body, key));
  http.mount(contract.settleSuspension, ({ params, body, key }, actor) =>
    settleSuspension(platform, actor, params.id, body, key),
  );
}

function councilRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.getSessions, ({ params, query }, actor) =>
    sessionsView(platform, actor, params.id, query),
  );
  http.mount(contract.openSession, ({ params, body, key }, actor) =>
    openSession(platform, actor, params.id, body, key),
  );
  http.mount(contract.castBallot, ({ params, body, key }, actor) =>
    castBallot(platform, actor, params.id, body, key),
  );
  http.mount(contract.enterCounts, ({ params, body, key }, actor) =>
    enterCounts(platform, actor, params.id, body, key),
  );
  http.mount(contract.closeSession, ({ params, body, key }, actor) =>
    closeSession(platform, actor, params.id, body, key),
  );
}

function decisionRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listDecisions, ({ params, query }, actor) =>
    decisionsView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.previewDecision, async ({ params, body }, actor) => {
    const shown = await previewDecision(platform, actor, params.id, body);
    const { awards, bases, recipients, ...rest } = shown;
    return { ...rest, awards: [...awards], bases: [...bases], recipients: [...recipients] };
  });
  http.mount(contract.decideAwards, ({ params, body, key }, actor) =>
    decideAwards(platform, actor, params.id, body, key),
  );
  http.mount(contract.getDecisionSheet, async ({ params, reply }, actor) => {
    const { frozen } = await decisionOf(platform, actor, params.id);
    return sendExported(reply, await exportAwards(frozen));
  });
}

function reviewRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listReviews, ({ params, query }, actor) =>
    reviewsView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.draftReview, ({ params }, actor) =>
    draftReview(platform, actor, params.id, params.stageId),
  );
  http.mount(contract.saveReview, ({ params, body, key }, actor) =>
    saveReview(platform, actor, placeOf(params), body, key),
  );
  http.mount(contract.listExamples, ({ params, query }, actor) =>
    examplesView(platform, actor, params.id, query),
  );
  http.mount(contract.proposeExample, ({ params, body, key }, actor) =>
    proposeExample(platform, actor, params.id, body, key),
  );
  http.mount(contract.approveExample, ({ params, key }, actor) =>
    approveExample(platform, actor, params.id, key),
  );
  http.mount(contract.publishExample, ({ params, key }, actor) =>
    publishExample(platform, actor, params.id, key),
  );
}

function placeOf({ id, stageId }: { readonly id: string; readonly stageId: string }) {
  return { campaignId: id, stageId };
}
