import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { askExtension } from './ask-extension.ts';
import { causesView } from './causes-view.ts';
import * as contract from './contract.ts';
import { decideExplanation } from './decide-explanation.ts';
import { decideExtension } from './decide-extension.ts';
import { demandExplanation } from './demand-explanation.ts';
import { explainTask } from './explain-task.ts';
import { explanationsView } from './explanations-view.ts';
import { exportCauses, exportExplanations, exportExtensions } from './export-overdue.ts';
import { extensionsView } from './extensions-view.ts';
import { onTimeView } from './on-time-view.ts';
import { overdueSettings, setDelayCauses, setOverduePolicy } from './overdue-settings.ts';

/** What is done about work that is late: extensions, explanations, and the rules of both. */
export function overdueRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.askExtension, ({ params, body, key }, actor) =>
    askExtension(platform, actor, params.id, body, key),
  );
  http.mount(contract.decideExtension, ({ params, body, key }, actor) =>
    decideExtension(platform, actor, params.id, body, key),
  );
  http.mount(contract.listExtensions, ({ query }, actor) => extensionsView(platform, actor, query));
  http.mount(contract.exportExtensions, async ({ query, reply }, actor) =>
    sendExported(reply, await exportExtensions(platform, actor, query)),
  );

  http.mount(contract.explainTask, ({ params, body, key }, actor) =>
    explainTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.demandExplanation, ({ params, body, key }, actor) =>
    demandExplanation(platform, actor, params.id, body, key),
  );
  http.mount(contract.decideExplanation, ({ params, body, key }, actor) =>
    decideExplanation(platform, actor, params.id, body, key),
  );
  http.mount(contract.listExplanations, ({ query }, actor) =>
    explanationsView(platform, actor, query),
  );
  http.mount(contract.exportExplanations, async ({ query, reply }, actor) =>
    sendExported(reply, await exportExplanations(platform, actor, query)),
  );
  http.mount(contract.countCauses, ({ query }, actor) => causesView(platform, actor, query));
  http.mount(contract.exportCauses, async ({ query, reply }, actor) =>
    sendExported(reply, await exportCauses(platform, actor, query)),
  );

  http.mount(contract.onTimeRates, ({ query }, actor) => onTimeView(platform, actor, query));
  http.mount(contract.getOverdueSettings, (_call, actor) => overdueSettings(platform, actor));
  http.mount(contract.setOverduePolicy, ({ body, key }, actor) =>
    setOverduePolicy(platform, actor, body, key),
  );
  http.mount(contract.setDelayCauses, ({ body, key }, actor) =>
    setDelayCauses(platform, actor, body, key),
  );
}
