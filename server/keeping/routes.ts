import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { backupsView } from './backups-view.ts';
import { getBackups } from './contract.ts';

export function keepingRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(getBackups, (_call, actor) => backupsView(platform, actor));
}
