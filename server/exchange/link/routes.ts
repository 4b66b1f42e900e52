import type { ActorHttp } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { compareLink } from './compare-link.ts';
import * as contract from './contract.ts';
import { linkBody } from './link-body.ts';
import { viewLink } from './link-view.ts';
import { registerLinkReceivers } from './receivers.ts';
import { resendTask } from './resend-task.ts';

/** Work between two installations: who takes in what others say, and the pages of an administrator. */
export function linkRoutes(http: ActorHttp, platform: Platform): void {
  registerLinkReceivers(platform);
  http.mountView(contract.viewLink, ({ params }, actor) => viewLink(platform, actor, params.id));
  http.mount(contract.linkBody, ({ params, body, key }, actor) =>
    linkBody(platform, actor, params.id, body.bodyId, key),
  );
  http.mount(contract.compareLink, ({ params, key }, actor) =>
    compareLink(platform, actor, params.id, key),
  );
  http.mount(contract.resendTask, ({ params, body, key }, actor) =>
    resendTask(platform, actor, params.id, body, key),
  );
}
