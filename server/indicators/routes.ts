import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { incomingFile, uploadFile } from '../tasks/upload-file.ts';
import { allocationRoutes } from './allocation-routes.ts';
import { answerQuestion, askToExplain } from './ask-to-explain.ts';
import { confirmValues } from './confirm-values.ts';
import * as contract from './contract.ts';
import { changeIndicator, defineIndicator } from './define-indicator.ts';
import { downloadValueFile } from './download-value-file.ts';
import { exportTargets } from './export-targets.ts';
import { followTargets } from './follow-targets.ts';
import { indicatorView } from './indicator-view.ts';
import { indicatorsView } from './indicators-view.ts';
import { questionsView } from './questions-view.ts';
import { recordValues } from './record-values.ts';
import { changeTarget, dropTarget, setTarget } from './set-target.ts';
import { targetsOfPlanView } from './targets-of-plan-view.ts';
import { targetsView } from './targets-view.ts';

export function indicatorRoutes(http: ActorHttp, platform: Platform): void {
  allocationRoutes(http, platform);
  http.mount(contract.listTargets, ({ query }, actor) => targetsView(platform, actor, query));
  http.mount(contract.exportTargets, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportTargets(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.listIndicators, ({ query }, actor) => indicatorsView(platform, actor, query));
  http.mount(contract.getIndicator, ({ params, query }, actor) =>
    indicatorView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.defineIndicator, ({ body, key }, actor) =>
    defineIndicator(platform, actor, body, key),
  );
  http.mount(contract.changeIndicator, ({ params, body, key }, actor) =>
    changeIndicator(platform, actor, params.id, body, key),
  );
  http.mount(contract.setTarget, ({ params, body, key }, actor) =>
    setTarget(platform, actor, params.id, body, key),
  );
  http.mount(contract.changeTarget, ({ params, body, key }, actor) =>
    changeTarget(platform, actor, params.id, body, key),
  );
  http.mount(contract.dropTarget, ({ params, body, key }, actor) =>
    dropTarget(platform, actor, params.id, body, key),
  );
  http.mount(contract.recordValues, ({ params, body, key }, actor) =>
    recordValues(platform, actor, params.id, body, key),
  );
  http.mount(contract.confirmValues, ({ params, body, key }, actor) =>
    confirmValues(platform, actor, params.id, body, key),
  );
  http.mount(contract.uploadValueFile, async ({ request, key }, actor) =>
    uploadFile(platform, actor, await incomingFile(request), key, 'indicator.report'),
  );
  http.mount(contract.downloadValueFile, ({ params, reply }, actor) =>
    downloadValueFile(platform, actor, params, reply),
  );
  http.mount(contract.planTargets, ({ params, query }, actor) =>
    targetsOfPlanView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.followTargets, ({ params, body, key }, actor) =>
    followTargets(platform, actor, params.id, body, key),
  );
  http.mount(contract.askToExplain, ({ params, body, key }, actor) =>
    askToExplain(platform, actor, params.id, body, key),
  );
  http.mount(contract.answerQuestion, ({ params, body, key }, actor) =>
    answerQuestion(platform, actor, params.id, body, key),
  );
  http.mount(contract.listQuestions, ({ query }, actor) =>
    questionsView(platform, actor, query.asOf),
  );
}
