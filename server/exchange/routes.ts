import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { channelRoutes } from './channel/routes.ts';
import { edxmlRoutes } from './edxml/routes.ts';
import { linkRoutes } from './link/routes.ts';
import { trackerRoutes } from './trackers/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** Trao đổi với hệ thống khác: each part of the exchange mounts its own. */
export function exchangeRoutes(http: ActorHttp, platform: Platform, config: Config): void {
  channelRoutes(http, platform, config);
  linkRoutes(http, platform);
  edxmlRoutes(http, platform);
  webhookRoutes(http, platform, config);
  trackerRoutes(http, platform);
}
