import type { ActorHttp } from '../organisation/actor.ts';
import { registerSubjectTitles } from '../organisation/subject-titles.ts';
import type { Platform } from '../platform/act.ts';
import { figureRoutes } from './figure-routes.ts';
import { obligationRoutes } from './obligation-routes.ts';
import { regimeTitles } from './store/regime-titles.ts';
import { submissionRoutes } from './submission-routes.ts';

/** Mounts the contract of reports on its acts and views. */
export function reportingRoutes(http: ActorHttp, platform: Platform): void {
  registerSubjectTitles('regime', regimeTitles);
  obligationRoutes(http, platform);
  submissionRoutes(http, platform);
  figureRoutes(http, platform);
}
