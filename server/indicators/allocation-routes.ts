import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { allocateTarget } from './allocate-target.ts';
import * as allocation from './allocation-contract.ts';
import { allocationView } from './allocation-view.ts';
import * as counted from './counted-contract.ts';
import { countedProductsView } from './counted-view.ts';
import { exportValues } from './export-values.ts';
import * as grid from './grid-contract.ts';
import { importValues } from './import-values.ts';
import * as links from './link-contract.ts';
import { linkTask, unlinkTask } from './link-task.ts';
import { indicatorTasksView, taskIndicatorsView } from './link-views.ts';
import { proposeAllocation } from './propose-allocation.ts';
import { readGridImport } from './read-grid-import.ts';
import { setProductCount } from './set-product-count.ts';

/** Shares of targets, grids of values, counted products, and the tasks behind an indicator. */
export function allocationRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(allocation.getAllocation, ({ params, query }, actor) =>
    allocationView(platform, actor, params.id, query.asOf),
  );
  http.mount(allocation.proposeAllocation, ({ params, body }, actor) =>
    proposeAllocation(platform, actor, params.id, body),
  );
  http.mount(allocation.allocateTarget, ({ params, body, key }, actor) =>
    allocateTarget(platform, actor, params.id, body, key),
  );
  http.mount(grid.importValues, async ({ params, request, body, key }, actor) =>
    importValues(platform, actor, params.id, await readGridImport(request, body), key),
  );
  http.mount(grid.exportValues, async ({ params, query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportValues(platform, actor, params.id, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(counted.getCountedProducts, ({ params, query }, actor) =>
    countedProductsView(platform, actor, params.id, query.asOf),
  );
  http.mount(counted.setProductCount, ({ params, body, key }, actor) =>
    setProductCount(platform, actor, params.id, body, key),
  );
  http.mount(links.listIndicatorTasks, ({ params, query }, actor) =>
    indicatorTasksView(platform, actor, params.id, query.asOf),
  );
  http.mount(links.listTaskIndicators, ({ params, query }, actor) =>
    taskIndicatorsView(platform, actor, params.id, query.asOf),
  );
  http.mount(links.linkTask, ({ params, body, key }, actor) =>
    linkTask(platform, actor, params.id, body, key),
  );
  http.mount(links.unlinkTask, ({ params, key }, actor) =>
    unlinkTask(platform, actor, { indicatorId: params.id, taskId: params.taskId }, key),
  );
}
