import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import type { Authenticate } from '../platform/http/http.ts';
import type { Sender } from '../platform/http/rate-limits.ts';
import type { Actor } from './actor.ts';
import { type ActorMemory, openActorMemory } from './actor-memory.ts';
import { hashToken, sessionEnd, sessionName } from './session-token.ts';
import { actorOfSession, extendSession, type SessionActor } from './store/session-store.ts';
import { actorOfBearer } from './token-bearer.ts';

export const SESSION_COOKIE = 'chidao_session';
const NOTED_EVERY_MS = 60_000;

/**
 * Tells who a request comes from: remembered for moments, else one query by primary key; and at most once
 * a minute a note that the session is alive.
 */
export function authenticator(
  platform: Pick<Platform, 'db' | 'clock'>,
  memory: ActorMemory = openActorMemory(),
): Authenticate<Actor> {
  return async (request) => {
    const bearer = await actorOfBearer(platform, memory, request);
    if (bearer) return bearer;
    const token = sessionToken(request);
    if (token === null) return null;
    const now = platform.clock();
    const day = dayInVietnam(now);
    const name = sessionName(token);
    const remembered = memory.find(name, now, day);
    if (remembered) return actorOf(remembered);
    const hash = hashToken(token);
    const session = await memory.ask(name, day, () => actorOfSession(platform.db, hash, now, day));
    if (!session) return null;
    if (now.getTime() - session.seenAt.getTime() >= NOTED_EVERY_MS) {
      await extendSession(platform.db, hash, now, sessionEnd(session.createdAt, now));
    }
    return actorOf(session);
  };
}

function actorOf({ createdAt: _c, seenAt: _s, expiresAt: _e, ...actor }: SessionActor): Actor {
  return actor;
}

/** Whose requests are counted together: those of one key, or of one account in all its browsers. */
export function senderOf({ via, accountId }: Actor): Sender {
  if (via?.startsWith('token:')) return { kind: 'key', id: via };
  return { kind: 'session', id: accountId };
}

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
