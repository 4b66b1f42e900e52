import type { ActorHttp } from '../organisation/actor.ts';
import { homeAddress } from '../organisation/oidc-routes.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { articleRoutes } from './articles/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { publicationRoutes } from './publication-routes.ts';

/** Công khai: each part of the public side mounts its own. */
export function portalRoutes(http: ActorHttp, platform: Platform, config: Config): void {
  publicationRoutes(http, platform);
  articleRoutes(http, platform);
  feedbackRoutes(http, platform, config.mail && homeAddress(config));
}
