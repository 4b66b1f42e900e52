import type { ActorHttp } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { incomingFile, uploadFile } from '../tasks/upload-file.ts';
import { addScorecard } from './add-scorecard.ts';
import { appraise, selfScore } from './appraise.ts';
import * as contract from './contract.ts';
import { issueDefinition, renameScorecard, saveDefinition } from './define-criteria.ts';
import { enterValues } from './enter-values.ts';
import { entriesView } from './entries-view.ts';
import { exportRanking } from './export-ranking.ts';
import { downloadProof } from './proof-files.ts';
import { publishRanking } from './publish-ranking.ts';
import { rankingView } from './ranking-view.ts';
import { READY_MADE } from './ready-made.ts';
import { listScorecards, scorecardView } from './scorecard-view.ts';
import { voteTie } from './vote-tie.ts';
import { behindView, whyView } from './why-view.ts';

export function scorecardRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listScorecards, ({ query }, actor) => listScorecards(platform, actor, query));
  http.mount(contract.listReadyMade, async (_, actor) => {
    requireRight(actor, 'scorecard.define');
    return { readyMade: [...READY_MADE] };
  });
  http.mount(contract.addScorecard, ({ body, key }, actor) =>
    addScorecard(platform, actor, body, key),
  );
  http.mount(contract.getScorecard, ({ params, query }, actor) =>
    scorecardView(platform, actor, params.id, query),
  );
  http.mount(contract.renameScorecard, ({ params, body, key }, actor) =>
    renameScorecard(platform, actor, params.id, body, key),
  );
  http.mount(contract.saveDefinition, ({ params, body, key }, actor) =>
    saveDefinition(platform, actor, params.id, body, key),
  );
  http.mount(contract.issueDefinition, ({ params, body, key }, actor) =>
    issueDefinition(platform, actor, params.id, body, key),
  );

  http.mount(contract.getRanking, ({ params, query }, actor) =>
    rankingView(platform, actor, params.id, query),
  );
  http.mount(contract.getWhy, ({ params, query }, actor) =>
    whyView(platform, actor, params.id, params.unitId, query),
  );
  http.mount(contract.getBehind, ({ params, query }, actor) =>
    behindView(platform, actor, params.id, params.unitId, query),
  );
  http.mount(contract.exportRanking, async ({ params, query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportRanking(platform, actor, params.id, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.publishRanking, ({ params, body, key }, actor) =>
    publishRanking(platform, actor, params.id, body, key),
  );
  http.mount(contract.voteTie, ({ params, body, key }, actor) =>
    voteTie(platform, actor, params.id, body, key),
  );

  http.mount(contract.getEntries, ({ params, query }, actor) =>
    entriesView(platform, actor, params.id, query),
  );
  http.mount(contract.enterValues, ({ params, body, key }, actor) =>
    enterValues(platform, actor, params.id, body, key),
  );
  http.mount(contract.selfScore, ({ params, body, key }, actor) =>
    selfScore(platform, actor, params.id, body, key),
  );
  http.mount(contract.appraise, ({ params, body, key }, actor) =>
    appraise(platform, actor, params.id, body, key),
  );
  http.mount(contract.uploadProof, async ({ request, key }, actor) =>
    uploadFile(platform, actor, await incomingFile(request), key, 'scorecard.read'),
  );
  http.mount(contract.downloadProof, ({ params, reply }, actor) =>
    downloadProof(platform, actor, params, reply),
  );
}
