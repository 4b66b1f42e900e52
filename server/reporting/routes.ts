import type { ActorHttp } from '../organisation/actor.ts';
import { registerSubjectTitles } from '../organisation/subject-titles.ts';
import type { Platform } from '../platform/act.ts';
import { regimeTitles } from './store/regime-titles.ts';

/** Mounts the contract of reports on its acts and views. */
export function reportingRoutes(_http: ActorHttp, _platform: Platform): void {
  registerSubjectTitles('regime', regimeTitles);
}
