import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { boardTrendView } from './board-trend-view.ts';
import { boardReply } from './board-view.ts';
import { breakDownTask } from './break-down-task.ts';
import { cascadeView } from './cascade-view.ts';
import { clearPointsView } from './clear-points-view.ts';
import { compareView } from './compare-view.ts';
import * as contract from './contract.ts';
import { coverageView } from './coverage-view.ts';
import { downloadFile } from './download-file.ts';
import { endDuty } from './end-duty.ts';
import { exportBoardView } from './export-board.ts';
import { exportComparison } from './export-comparison.ts';
import { exportProgramme } from './export-programme.ts';
import { exportView } from './export-view.ts';
import { groupView } from './group-view.ts';
import { handBackTask } from './hand-back-task.ts';
import { inboxView } from './inbox-view.ts';
import { insistOnTask } from './insist-on-task.ts';
import { taskLifeRoutes } from './life-routes.ts';
import { listView } from './list-view.ts';
import type { Live } from './live.ts';
import { openLiveStream } from './open-live-stream.ts';
import { overdueRoutes } from './overdue-routes.ts';
import { planNetworkView } from './plan-network-view.ts';
import { planOutlineView } from './plan-outline-view.ts';
import { programmeView } from './programme-view.ts';
import { reportDone } from './report-done.ts';
import { reportProgress } from './report-progress.ts';
import { returnResult } from './return-result.ts';
import { searchView } from './search-view.ts';
import { setAnchor } from './set-anchor.ts';
import { setPartWeights, setRollUpMode, setTaskFocus } from './set-arrangement.ts';
import { setTaskAlignment, setTaskWait } from './set-tie.ts';
import { takeBackTask } from './take-back-task.ts';
import { taskView } from './task-view.ts';
import { tiesView } from './ties-view.ts';
import * as timing from './timing-contract.ts';
import { timingView } from './timing-view.ts';
import { incomingFile, uploadFile } from './upload-file.ts';
import { weekView } from './week-view.ts';

export function taskRoutes(http: ActorHttp, platform: Platform, live: Live): void {
  http.mountView(contract.listTasks, ({ query }, actor) => listView(platform, actor, query));
  http.mount(contract.compareTasks, ({ query }, actor) => compareView(platform, actor, query));
  http.mount(contract.exportComparison, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportComparison(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.exportTasks, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportView(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.exportBoard, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportBoardView(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.groupTasks, ({ query }, actor) => groupView(platform, actor, query));
  http.mount(contract.getProgramme, ({ query }, actor) => programmeView(platform, actor, query));
  http.mount(contract.exportProgramme, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportProgramme(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.planOutline, ({ params, query }, actor) =>
    planOutlineView(platform, actor, params.id, query),
  );
  http.mount(contract.planClearPoints, ({ params, query }, actor) =>
    clearPointsView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.planCoverage, ({ params, query }, actor) =>
    coverageView(platform, actor, params.id, query),
  );
  http.mount(contract.planCascade, ({ params, query }, actor) =>
    cascadeView(platform, actor, params.id, query),
  );
  http.mountView(contract.getTask, ({ params, query }, actor) =>
    taskView(platform, actor, params.id, query.asOf),
  );

  http.mount(contract.acceptTask, ({ params, body, key }, actor) =>
    acceptTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.handBackTask, ({ params, body, key }, actor) =>
    handBackTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.insistOnTask, ({ params, body, key }, actor) =>
    insistOnTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.takeBackTask, ({ params, body, key }, actor) =>
    takeBackTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.breakDownTask, ({ params, body, key }, actor) =>
    breakDownTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.reportProgress, ({ params, body, key }, actor) =>
    reportProgress(platform, actor, params.id, body, key),
  );
  http.mount(contract.reportDone, ({ params, body, key }, actor) =>
    reportDone(platform, actor, params.id, body, key),
  );
  http.mount(contract.acceptResult, ({ params, body, key }, actor) =>
    acceptResult(platform, actor, params.id, body, key),
  );
  http.mount(contract.returnResult, ({ params, body, key }, actor) =>
    returnResult(platform, actor, params.id, body, key),
  );

  http.mount(contract.setRollUp, ({ params, body, key }, actor) =>
    setRollUpMode(platform, actor, params.id, body, key),
  );
  http.mount(contract.setWeights, ({ params, body, key }, actor) =>
    setPartWeights(platform, actor, params.id, body, key),
  );
  http.mount(contract.setFocus, ({ params, body, key }, actor) =>
    setTaskFocus(platform, actor, params.id, body, key),
  );
  http.mount(contract.setWait, ({ params, body, key }, actor) =>
    setTaskWait(platform, actor, params.id, body, key),
  );
  http.mount(contract.setAlignment, ({ params, body, key }, actor) =>
    setTaskAlignment(platform, actor, params.id, body, key),
  );
  http.mount(contract.getTies, ({ params, query }, actor) =>
    tiesView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.getPlanNetwork, ({ params, query }, actor) =>
    planNetworkView(platform, actor, params.id, query.asOf),
  );

  http.mount(timing.getTaskTiming, ({ params, query }, actor) =>
    timingView(platform, actor, params.id, query.asOf),
  );
  http.mount(timing.setAnchor, ({ params, body, key }, actor) =>
    setAnchor(platform, actor, params.id, body, key),
  );
  http.mount(timing.endDuty, ({ params, body, key }, actor) =>
    endDuty(platform, actor, params.id, body, key),
  );
  http.mount(contract.uploadFile, async ({ request, key }, actor) =>
    uploadFile(platform, actor, await incomingFile(request), key),
  );
  http.mount(contract.downloadFile, ({ params, reply }, actor) =>
    downloadFile(platform, actor, params.id, reply),
  );
  http.mountView(contract.getInbox, ({ query }, actor) => inboxView(platform, actor, query));
  http.mount(contract.getWeek, ({ params }, actor) => weekView(platform, actor, params.week));
  http.mountView(contract.getBoard, ({ query }, actor) => boardReply(platform, actor, query));
  http.mount(contract.getBoardTrend, ({ query }, actor) => boardTrendView(platform, actor, query));
  http.mount(contract.getLive, async (call, actor) => openLiveStream(platform, live, actor, call));
  taskLifeRoutes(http, platform);
  overdueRoutes(http, platform);
  http.mountView(contract.searchAll, ({ query }, actor) => searchView(platform, actor, query));
}
