import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { changeRegime } from './change-regime.ts';
import { closeRegime } from './close-regime.ts';
import { defineRegime } from './define-regime.ts';
import { exportMatrixFile, exportRegimeFile } from './export-matrix.ts';
import * as matrix from './matrix-contract.ts';
import { matrixView } from './matrix-view.ts';
import * as obligations from './obligation-contract.ts';
import { obligationView, owedView } from './obligation-view.ts';
import { orderedDutiesView, readyRegimesView } from './propose-regimes.ts';
import * as regimes from './regime-contract.ts';
import { regimeListView } from './regime-list-view.ts';
import { checkRegimeWords, regimeView } from './regime-view.ts';
import { unlockObligations } from './unlock-obligations.ts';

/** Mounts regimes and obligations. */
export function obligationRoutes(http: ActorHttp, platform: Platform): void {
  regimeRoutes(http, platform);
  http.mount(matrix.getMatrix, ({ query }, actor) => matrixView(platform, actor, query));
  http.mount(matrix.exportMatrix, async ({ query, reply }, actor) =>
    sendExported(reply, await exportMatrixFile(platform, actor, query)),
  );
  http.mount(obligations.listOwed, ({ query }, actor) => owedView(platform, actor, query));
  http.mount(obligations.getObligation, ({ params, query }, actor) =>
    obligationView(platform, actor, params.id, query.asOf),
  );
  http.mount(obligations.unlockObligations, ({ body, key }, actor) =>
    unlockObligations(platform, actor, body, key),
  );
}

function regimeRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(regimes.listRegimes, ({ query }, actor) => regimeListView(platform, actor, query));
  http.mount(regimes.exportRegimes, async ({ query, reply }, actor) =>
    sendExported(reply, await exportRegimeFile(platform, actor, query)),
  );
  http.mount(regimes.listReadyRegimes, async (_call, actor) => readyRegimesView(platform, actor));
  http.mount(regimes.listOrderedDuties, (_call, actor) => orderedDutiesView(platform, actor));
  http.mount(regimes.checkRegime, ({ body }, actor) => checkRegimeWords(platform, actor, body));
  http.mount(regimes.getRegime, ({ params, query }, actor) =>
    regimeView(platform, actor, params.id, query.asOf),
  );
  http.mount(regimes.defineRegime, ({ body, key }, actor) =>
    defineRegime(platform, actor, body, key),
  );
  http.mount(regimes.changeRegime, ({ params, body, key }, actor) =>
    changeRegime(platform, actor, params.id, body, key),
  );
  http.mount(regimes.closeRegime, ({ params, body, key }, actor) =>
    closeRegime(platform, actor, params.id, body, key),
  );
}
