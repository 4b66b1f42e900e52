import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';

/** Trao đổi với hệ thống khác: each part of the exchange mounts its own. */
export function exchangeRoutes(_http: ActorHttp, _platform: Platform): void {}
