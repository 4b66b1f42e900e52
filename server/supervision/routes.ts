import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { checkRoutes } from './check-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { urgingRoutes } from './urging-routes.ts';

/** Giám sát: each part mounts its own routes. */
export function supervisionRoutes(http: ActorHttp, platform: Platform): void {
  urgingRoutes(http, platform);
  inspectionRoutes(http, platform);
  meetingRoutes(http, platform);
  checkRoutes(http, platform);
}
