import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import * as contract from './check-contract.ts';
import { checkCounts, checkFindings } from './checks-view.ts';
import { exportChecks } from './export-checks.ts';
import { settleFinding } from './settle-finding.ts';

/** Kiểm tra số liệu: counts, findings, and the mark that one is right. */
export function checkRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.getCheckCounts, ({ query }, actor) => checkCounts(platform, actor, query));
  http.mount(contract.listCheckFindings, ({ query }, actor) =>
    checkFindings(platform, actor, query),
  );
  http.mount(contract.exportCheckFindings, async ({ query, reply }, actor) =>
    sendExported(reply, await exportChecks(platform, actor, query)),
  );
  http.mount(contract.settleFinding, ({ params, body, key }, actor) =>
    settleFinding(platform, actor, params.id, body, key),
  );
}
