import type { FastifyRequest } from 'fastify';
import { browserFamily } from './rules/browser-family.ts';

/** Where and with what somebody is at the door. */
export interface SignInPlace {
  readonly address: string | null;
  /** `Chrome · Windows`; null where the browser does not say. */
  readonly browser: string | null;
}

/** For sessions that no browser asked for. */
export const NOWHERE: SignInPlace = { address: null, browser: null };

export function placeOf(request: FastifyRequest): SignInPlace {
  return { address: request.ip, browser: browserFamily(request.headers['user-agent']) };
}
