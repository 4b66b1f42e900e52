import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import type { Authenticate } from '../platform/http/http.ts';
import type { Actor } from './actor.ts';
import { hashToken, sessionEnd } from './session-token.ts';
import { actorOfSession, extendSession } from './store/session-store.ts';

export const SESSION_COOKIE = 'chidao_session';
const NOTED_EVERY_MS = 60_000;

/**
 * Tells who a request comes from: one query by primary key, and at most once a minute a note that
 * the session is alive.
 */
export function authenticator(platform: Platform): Authenticate<Actor> {
  const seen = new Map<string, Actor>();
  const remember = (token: string, actor: Actor | null) => {
    seen.delete(token);
    if (actor) seen.set(token, actor);
    const [oldest] = seen.keys();
    if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  };
  const authenticate = async (request: FastifyRequest): Promise<Actor | null> => {
    const token = sessionToken(request);
    if (token === null) return null;
    const now = platform.clock();
    const session = await actorOfSession(platform.db, hashToken(token), now, dayInVietnam(now));
    if (!session) {
      remember(token, null);
      return null;
    }
    const { createdAt, seenAt, ...actor } = session;
    remember(token, actor);
    if (now.getTime() - seenAt.getTime() >= NOTED_EVERY_MS) {
      await extendSession(platform.db, hashToken(token), now, sessionEnd(createdAt, now));
    }
    return actor;
  };
  const lastSeen = (request: FastifyRequest) => seen.get(sessionToken(request) ?? '') ?? null;
  return Object.assign(authenticate, { lastSeen });
}

/** Sessions remembered by one process, so that a view may be begun before its sender is looked up. */
const MOST_SEEN = 5_000;

/** The token that the browser carries, or null. */
export function sessionToken(request: FastifyRequest): string | null {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && /^[\w-]{20,100}$/.test(token) ? token : null;
}

/** Gives the browser its token: out of reach of scripts and of other sites. */
export function setSessionCookie(
  reply: FastifyReply,
  config: Pick<Config, 'secureCookie'>,
  token: string,
): void {
  void reply.setCookie(SESSION_COOKIE, token, { ...cookieShape(config), maxAge: 7 * 24 * 3600 });
}

export function clearSessionCookie(
  reply: FastifyReply,
  config: Pick<Config, 'secureCookie'>,
): void {
  void reply.clearCookie(SESSION_COOKIE, cookieShape(config));
}

function cookieShape(config: Pick<Config, 'secureCookie'>) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookie } as const;
}
