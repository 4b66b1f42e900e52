import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { amendableThing, amendableView } from './amendable-view.ts';
import { amendmentView } from './amendment-view.ts';
import { amendmentsView } from './amendments-view.ts';
import { bindAmendment } from './bind-amendment.ts';
import * as contract from './contract.ts';
import { draftAmendment, saveAmendment } from './draft-amendment.ts';
import { exportAmendmentList } from './export-amendments.ts';
import { appraiseChanges, decideChanges } from './judge-changes.ts';
import { mergeChanges } from './merge-changes.ts';
import { moveAmendment } from './move-amendment.ts';
import { settleHeld } from './settle-held.ts';
import * as versions from './versions-contract.ts';
import { planVersionsView, planVersionView, versionChangesView } from './versions-view.ts';

/** Điều chỉnh, bổ sung: proposals, their acts, and the versions of a plan that they make. */
export function amendmentRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listAmendments, ({ query }, actor) => amendmentsView(platform, actor, query));
  http.mount(contract.exportAmendments, async ({ query, reply }, actor) =>
    sendExported(reply, await exportAmendmentList(platform, actor, query)),
  );
  http.mount(contract.getAmendment, ({ params, query }, actor) =>
    amendmentView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.draftAmendment, ({ body, key }, actor) =>
    draftAmendment(platform, actor, body, key),
  );
  http.mount(contract.saveAmendment, ({ params, body, key }, actor) =>
    saveAmendment(platform, actor, params.id, body, key),
  );
  http.mount(contract.moveAmendment, ({ params, body, key }, actor) =>
    moveAmendment(platform, actor, params.id, body, key),
  );
  http.mount(contract.appraiseChanges, ({ params, body, key }, actor) =>
    appraiseChanges(platform, actor, params.id, body, key),
  );
  http.mount(contract.decideChanges, ({ params, body, key }, actor) =>
    decideChanges(platform, actor, params.id, body, key),
  );
  http.mount(contract.mergeChanges, ({ params, body, key }, actor) =>
    mergeChanges(platform, actor, params.id, body, key),
  );
  http.mount(contract.bindAmendment, ({ params, body, key }, actor) =>
    bindAmendment(platform, actor, params.id, body, key),
  );
  http.mount(contract.settleChange, ({ params, body, key }, actor) =>
    settleHeld(platform, actor, params.id, body, key),
  );
  http.mount(versions.listPlanVersions, ({ params }, actor) =>
    planVersionsView(platform, actor, params.id),
  );
  http.mount(versions.getPlanVersion, ({ params }, actor) =>
    planVersionView(platform, actor, params.id, params.number),
  );
  http.mount(versions.comparePlanVersions, ({ params, query }, actor) =>
    versionChangesView(platform, actor, params.id, query),
  );
  http.mount(versions.listAmendable, ({ params, query }, actor) =>
    amendableView(platform, actor, params.id, query),
  );
  http.mount(versions.getAmendable, ({ params }, actor) =>
    amendableThing(platform, actor, params.id, params.thing, params.thingId),
  );
}
