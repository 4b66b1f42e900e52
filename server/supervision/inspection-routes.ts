import type { FastifyReply } from 'fastify';
import { momentOf } from '../directives/moment.ts';
import { sendExported } from '../directives/written-list.ts';
import type { Actor, ActorHttp } from '../organisation/actor.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { sendPaperOf } from '../papers/send-paper.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { incomingFile, uploadFile } from '../tasks/upload-file.ts';
import {
  answerRecommendation,
  changeRecommendation,
  decideAnswer,
} from './answer-recommendation.ts';
import { concludeInspection, orderRecommendations } from './conclude-inspection.ts';
import { exportInspectionList, exportRecommendationList } from './export-inspections.ts';
import * as contract from './inspection-contract.ts';
import { conclusionOf, inspectionView, openedInspection } from './inspection-view.ts';
import { inspectionsView } from './inspections-view.ts';
import { changeInspection, moveInspection, planInspection } from './plan-inspection.ts';
import { recommendationsView } from './recommendations-view.ts';
import { changeFinding, recommend, recordFinding, recordVisit } from './record-findings.ts';
import { findProofFile } from './store/inspection-answers.ts';

/** Kiểm tra: lists, the page of one, its acts, its papers and files. */
export function inspectionRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listInspections, ({ query }, actor) =>
    inspectionsView(platform, actor, query),
  );
  http.mount(contract.exportInspections, async ({ query, reply }, actor) =>
    sendExported(reply, await exportInspectionList(platform, actor, query)),
  );
  http.mount(contract.getInspection, ({ params, query }, actor) =>
    inspectionView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.planInspection, ({ body, key }, actor) =>
    planInspection(platform, actor, body, key),
  );
  http.mount(contract.changeInspection, ({ params, body, key }, actor) =>
    changeInspection(platform, actor, params.id, body, key),
  );
  http.mount(contract.moveInspection, ({ params, body, key }, actor) =>
    moveInspection(platform, actor, params.id, body, key),
  );
  http.mount(contract.recordVisit, ({ params, body, key }, actor) =>
    recordVisit(platform, actor, params.id, body, key),
  );
  http.mount(contract.recordFinding, ({ params, body, key }, actor) =>
    recordFinding(platform, actor, params.id, body, key),
  );
  http.mount(contract.changeFinding, ({ params, body, key }, actor) =>
    changeFinding(platform, actor, params.id, body, key),
  );
  http.mount(contract.concludeInspection, ({ params, body, key }, actor) =>
    concludeInspection(platform, actor, params.id, body, key),
  );
  http.mount(contract.orderRecommendations, async ({ params, body, key }, actor) => {
    const { planId, tasks } = await orderRecommendations(platform, actor, params.id, body, key);
    return { planId, tasks };
  });
  http.mount(contract.getConclusionPaper, async ({ params, query, reply }, actor) => {
    const paper = await conclusionOf(platform, actor, params.id);
    return query.format
      ? sendPaperOf(platform, actor.authorityId, reply, paper, query.format)
      : paper;
  });
  http.mount(contract.downloadInspectionFile, ({ params, reply }, actor) =>
    downloadProof(platform, actor, params, reply),
  );
  http.mount(contract.uploadInspectionFile, async ({ request, key }, actor) => {
    const writes = reachesOf(actor)['inspection.write'] !== undefined;
    const right = writes ? 'inspection.write' : 'inspection.answer';
    return uploadFile(platform, actor, await incomingFile(request), key, right);
  });
  recommendationRoutes(http, platform);
}

function recommendationRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listRecommendations, ({ query }, actor) =>
    recommendationsView(platform, actor, query),
  );
  http.mount(contract.exportRecommendations, async ({ query, reply }, actor) =>
    sendExported(reply, await exportRecommendationList(platform, actor, query)),
  );
  http.mount(contract.recommend, ({ params, body, key }, actor) =>
    recommend(platform, actor, params.id, body, key),
  );
  http.mount(contract.changeRecommendation, ({ params, body, key }, actor) =>
    changeRecommendation(platform, actor, params.id, body, key),
  );
  http.mount(contract.answerRecommendation, ({ params, body, key }, actor) =>
    answerRecommendation(platform, actor, params.id, body, key),
  );
  http.mount(contract.decideAnswer, ({ params, body, key }, actor) =>
    decideAnswer(platform, actor, params.id, body, key),
  );
}

/** Always saved, never shown: a page from outside must not run under our address. @throws Refusal NOT_FOUND */
async function downloadProof(
  platform: Platform,
  actor: Actor,
  { id, fileId }: { readonly id: string; readonly fileId: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const moment = momentOf(platform.clock, undefined);
  const { inspection, sight } = await openedInspection(platform, actor, id, moment);
  const file = await findProofFile(platform.db, actor.authorityId, id, fileId);
  const isTold = sight.whole || inspection.state === 'concluded';
  const isSeen = file !== null && isTold && (await sight.among([file.unitId])).size > 0;
  if (!file || !isSeen || !(await platform.files.has(file.hash))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', file.size)
    .type(file.mediaType)
    .send(platform.files.open(file.hash));
}
