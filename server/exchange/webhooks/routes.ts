import type { ActorHttp } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { Config } from '../../platform/config.ts';
import { replayFrom, resendOne, sendTest, skipOne } from './act-on-events.ts';
import { addOne, changeOne, renewSecretOf } from './change-webhook.ts';
import * as contract from './contract.ts';
import { exportWebhooksAs } from './export-webhooks.ts';
import { viewDeliveries, viewEventKinds, viewOneWebhook, viewWebhooks } from './webhook-views.ts';

/** Webhooks: other software that is told of events. */
export function webhookRoutes(http: ActorHttp, platform: Platform, config: Config): void {
  const { allowedHosts } = config.exchange;
  http.mountView(contract.listEventKinds, async (_call, actor) => viewEventKinds(actor));
  http.mountView(contract.listWebhooks, ({ query }, actor) => viewWebhooks(platform, actor, query));
  http.mount(contract.exportWebhooks, async ({ reply }, actor) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="webhook.csv"')
      .send(await exportWebhooksAs(platform, actor)),
  );
  http.mountView(contract.viewWebhook, ({ params }, actor) =>
    viewOneWebhook(platform, actor, params.id),
  );
  http.mount(contract.addWebhook, ({ body, key }, actor) =>
    addOne(platform, actor, body, key, allowedHosts),
  );
  http.mount(contract.changeWebhook, ({ params, body, key }, actor) =>
    changeOne(platform, actor, params.id, body, key, allowedHosts),
  );
  http.mount(contract.renewSecret, ({ params, key }, actor) =>
    renewSecretOf(platform, actor, params.id, key),
  );
  http.mount(contract.testWebhook, ({ params, key }, actor) =>
    sendTest(platform, { actor, id: params.id, key }),
  );
  http.mountView(contract.listDeliveries, ({ params, query }, actor) =>
    viewDeliveries(platform, actor, params.id, query),
  );
  http.mount(contract.resendEvent, ({ params, key }, actor) =>
    resendOne(platform, { actor, id: params.id, key }),
  );
  http.mount(contract.skipEvent, ({ params, body, key }, actor) =>
    skipOne(platform, { actor, id: params.id, key }, body.reason),
  );
  http.mount(contract.replayEvents, ({ params, body, key }, actor) =>
    replayFrom(platform, { actor, id: params.id, key }, new Date(body.since)),
  );
}
