import type { FastifyRequest } from 'fastify';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { onPrimary } from '../platform/database/read-replica.ts';
import type { Actor } from './actor.ts';
import { sessionToken } from './authenticate.ts';
import { hashToken, sessionName } from './session-token.ts';
import { actorOfSession } from './store/session-store.ts';

/**
 * Who the session of a long reply stands for now; null once it has ended, the person works in another post
 * or has lost it. Looking does not prolong the session: a page left open is not a person at work.
 */
export async function sessionHolder(
  platform: Pick<Platform, 'db' | 'clock'>,
  request: FastifyRequest,
): Promise<Actor | null> {
  const token = sessionToken(request);
  if (token === null) return null;
  const now = platform.clock();
  const hash = hashToken(token);
  // A copy of the database may not have heard yet that the session has ended.
  return onPrimary(() => actorOfSession(platform.db, hash, now, dayInVietnam(now)));
}

/** {@link sessionName} of the session that a request carries; empty where it carries none. */
export function sessionNameOf(request: FastifyRequest): string {
  const token = sessionToken(request);
  return token === null ? '' : sessionName(token);
}
