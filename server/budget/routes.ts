import type { FastifyReply } from 'fastify';
import type { ActorHttp } from '../organisation/actor.ts';
import { registerSubjectTitles } from '../organisation/subject-titles.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import { annexExport } from './annex-view.ts';
import { budgetView } from './budget-view.ts';
import * as contract from './contract.ts';
import { closeBudgetLine, correctLineAmount, enterLineAmount } from './enter-amount.ts';
import { linesExport } from './export-lines.ts';
import { closeThriftItem, enterThriftStep, openThriftItem } from './follow-thrift.ts';
import { importMoney } from './import-budget.ts';
import { lineListView } from './line-list.ts';
import { lineStory, taskMoneyView } from './line-view.ts';
import { moneyOffers } from './money-offers.ts';
import { addMoneySource, changeMoneySource, sourcesView } from './money-sources.ts';
import { openBudgetLine } from './open-line.ts';
import { addMoneyProject, changeMoneyProject, projectsView } from './projects.ts';
import { readMoneyImport } from './read-money-import.ts';
import { lineTitles, projectTitles, thriftTitles } from './store/money-titles.ts';
import { thriftExport, thriftStory, thriftView } from './thrift-view.ts';

/** Mounts the contract of money on its acts and views. */
export function budgetRoutes(http: ActorHttp, platform: Platform): void {
  registerSubjectTitles('budget_line', lineTitles);
  registerSubjectTitles('project', projectTitles);
  registerSubjectTitles('thrift_item', thriftTitles);
  lineRoutes(http, platform);
  listRoutes(http, platform);
  thriftRoutes(http, platform);
}

function lineRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.getBudget, ({ query }, actor) => budgetView(platform, actor, query));
  http.mount(contract.listLines, ({ query }, actor) => lineListView(platform, actor, query));
  http.mount(contract.exportLines, async ({ query, reply }, actor) =>
    sendFile(reply, await linesExport(platform, actor, query)),
  );
  http.mount(contract.getLine, ({ params, query }, actor) =>
    lineStory(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.getTaskMoney, ({ params, query }, actor) =>
    taskMoneyView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.openLine, ({ body, key }, actor) =>
    openBudgetLine(platform, actor, body, key),
  );
  http.mount(contract.enterAmount, ({ params, body, key }, actor) =>
    enterLineAmount(platform, actor, params.id, body, key),
  );
  http.mount(contract.correctAmount, ({ params, body, key }, actor) =>
    correctLineAmount(platform, actor, params, body, key),
  );
  http.mount(contract.closeLine, ({ params, body, key }, actor) =>
    closeBudgetLine(platform, actor, params.id, body, key),
  );
  http.mount(contract.importBudget, async ({ body, request, key }, actor) =>
    importMoney(platform, actor, await readMoneyImport(request, body), key),
  );
  http.mount(contract.exportAnnex, async ({ query, reply }, actor) =>
    sendFile(reply, await annexExport(platform, actor, query)),
  );
}

function listRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listSources, (_call, actor) => sourcesView(platform, actor));
  http.mount(contract.addSource, ({ body, key }, actor) =>
    addMoneySource(platform, actor, body, key),
  );
  http.mount(contract.changeSource, ({ params, body, key }, actor) =>
    changeMoneySource(platform, actor, params.key, body, key),
  );
  http.mount(contract.listProjects, ({ query }, actor) => projectsView(platform, actor, query));
  http.mount(contract.addProject, ({ body, key }, actor) =>
    addMoneyProject(platform, actor, body, key),
  );
  http.mount(contract.changeProject, ({ params, body, key }, actor) =>
    changeMoneyProject(platform, actor, params.id, body, key),
  );
  http.mount(contract.listOffers, ({ query }, actor) => moneyOffers(platform, actor, query.planId));
}

function thriftRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listThrift, ({ query }, actor) => thriftView(platform, actor, query));
  http.mount(contract.exportThrift, async ({ query, reply }, actor) =>
    sendFile(reply, await thriftExport(platform, actor, query)),
  );
  http.mount(contract.getThriftStory, ({ params }, actor) =>
    thriftStory(platform, actor, params.id),
  );
  http.mount(contract.openThrift, ({ body, key }, actor) =>
    openThriftItem(platform, actor, body, key),
  );
  http.mount(contract.enterStep, ({ params, body, key }, actor) =>
    enterThriftStep(platform, actor, params.id, body, key),
  );
  http.mount(contract.closeThrift, ({ params, body, key }, actor) =>
    closeThriftItem(platform, actor, params.id, body, key),
  );
}

function sendFile(reply: FastifyReply, { name, mediaType, bytes }: ExportedList): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes);
}
