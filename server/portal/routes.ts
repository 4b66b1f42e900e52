import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';

/** Công khai: each part of the public side mounts its own. */
export function portalRoutes(_http: ActorHttp, _platform: Platform): void {}
