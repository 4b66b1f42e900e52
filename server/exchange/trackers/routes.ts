import { sendExported } from '../../directives/written-list.ts';
import type { ActorHttp } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { applyTrackerFile } from './apply-tracker.ts';
import { compareTrackerFile } from './compare-tracker.ts';
import * as contract from './contract.ts';
import { filledTracker } from './fill-tracker.ts';
import { droppedFile, seenSheets, sheetsOf } from './read-file.ts';
import { addTrackerTo, changeTrackerOf } from './settle-tracker.ts';
import { requireTracker, trackerPage } from './tracker-desk.ts';
import { exportTrackerList, trackersView } from './trackers-view.ts';

/** Biểu của cấp trên: trackers of superior bodies, compared with our tasks and filled in from them. */
export function trackerRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listTrackers, ({ query }, actor) => trackersView(platform, actor, query));
  http.mount(contract.exportTrackers, async ({ query, reply }, actor) =>
    sendExported(reply, await exportTrackerList(platform, actor, query)),
  );
  http.mount(contract.getTracker, ({ params }, actor) => {
    requireTracker(actor, 'tracker.read');
    return trackerPage(platform.db, actor, params.id);
  });
  http.mount(contract.readTrackerFile, async ({ request }, actor) => {
    requireTracker(actor, 'tracker.import');
    return { sheets: seenSheets(await sheetsOf(await droppedFile(request))) };
  });
  http.mount(contract.addTracker, ({ body, key }, actor) =>
    addTrackerTo(platform, actor, body, key),
  );
  http.mount(contract.changeTracker, ({ params, body, key }, actor) =>
    changeTrackerOf(platform, actor, params.id, body, key),
  );
  http.mount(contract.compareTracker, async ({ params, request }, actor) => {
    requireTracker(actor, 'tracker.import');
    return compareTrackerFile(platform, actor, params.id, await droppedFile(request));
  });
  http.mount(contract.applyTracker, async ({ params, request, key }, actor) => {
    requireTracker(actor, 'tracker.import');
    return applyTrackerFile(platform, actor, params.id, await droppedFile(request), key);
  });
  http.mount(contract.fillTracker, async ({ params, reply }, actor) =>
    sendExported(reply, await filledTracker(platform, actor, params.id)),
  );
}
