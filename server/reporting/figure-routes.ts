import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import { paperWorkbook } from '../papers/paper-workbook.ts';
import { sendPaperOf } from '../papers/send-paper.ts';
import type { Platform } from '../platform/act.ts';
import * as compare from './compare-contract.ts';
import { compareReportsView, exportComparison } from './compare-view.ts';
import { decidePieces, gatherAgain } from './decide-pieces.ts';
import { factsView } from './facts-view.ts';
import * as official from './official-contract.ts';
import { officialPaper } from './official-paper.ts';
import { officialView } from './official-view.ts';
import * as piece from './piece-contract.ts';
import { piecesView } from './pieces-view.ts';
import { exportTasksBehind, tasksBehindView } from './tasks-behind.ts';

/** Mounts merging, comparing, the yearly table, and the lists behind figures. */
export function figureRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(piece.listPieces, ({ params, query }, actor) =>
    piecesView(platform, actor, params.id, query),
  );
  http.mount(piece.decidePieces, ({ params, body, key }, actor) =>
    decidePieces(platform, actor, params.id, body, key),
  );
  http.mount(piece.gatherAgain, ({ params, key }, actor) =>
    gatherAgain(platform, actor, params.id, key),
  );
  http.mount(compare.compareReports, ({ query }, actor) =>
    compareReportsView(platform, actor, query),
  );
  http.mount(compare.exportComparison, async ({ query, reply }, actor) =>
    sendExported(reply, await exportComparison(platform, actor, query)),
  );
  http.mount(official.getOfficialTable, ({ query }, actor) => officialView(platform, actor, query));
  http.mount(official.getOfficialDocument, async ({ query, reply }, actor) => {
    const { format, ...asked } = query;
    const paper = await officialPaper(platform, actor, asked);
    if (format !== 'xlsx') return sendPaperOf(platform, actor.authorityId, reply, paper, format);
    return sendExported(reply, {
      name: `tong-hop-nam-${asked.year}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await paperWorkbook(paper),
    });
  });
  http.mount(official.listBehind, ({ query }, actor) => tasksBehindView(platform, actor, query));
  http.mount(official.exportBehind, async ({ query, reply }, actor) =>
    sendExported(reply, await exportTasksBehind(platform, actor, query)),
  );
  http.mount(official.getFacts, ({ query }, actor) => factsView(platform, actor, query));
}
