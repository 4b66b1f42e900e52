import type { ActorHttp } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { registerLinkReceivers } from './receivers.ts';

/** Work between two installations: who takes in what others say, and the pages of an administrator. */
export function linkRoutes(_http: ActorHttp, platform: Platform): void {
  registerLinkReceivers(platform);
}
