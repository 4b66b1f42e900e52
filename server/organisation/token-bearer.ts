import type { FastifyRequest } from 'fastify';
import { dayInVietnam, endOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { ActorMemory } from './actor-memory.ts';
import { TOKEN_START } from './create-token.ts';
import { isOpenToTokens } from './rules/token-scope.ts';
import { hashToken, sessionName } from './session-token.ts';
import type { SessionActor } from './store/session-store.ts';
import { bearerOf, noteUse, type TokenBearer } from './store/token-store.ts';
import { tokenErrors } from './token-contract.ts';

const NOTED_EVERY_MS = 60_000;
const BEARER = /^bearer\b/i;
const SHAPE = new RegExp(`^Bearer +(${TOKEN_START}[\\w-]{43})$`, 'i');

/**
 * Whom the key in `Authorization: Bearer chd_…` stands for: a person in a post, with the rights and the
 * unit that the key was given. A request that carries a key is judged by it alone, whatever cookies come
 * along; so no other site can use a browser to send one.
 *
 * @returns null where the request carries no such header
 * @throws Refusal TOKEN_REFUSED
 */
export async function actorOfBearer(
  platform: Pick<Platform, 'db' | 'clock'>,
  memory: ActorMemory,
  request: FastifyRequest,
): Promise<Actor | null> {
  const header = request.headers.authorization;
  if (header === undefined || !BEARER.test(header)) return null;
  const secret = SHAPE.exec(header)?.[1];
  if (secret === undefined) throw new Refusal(tokenErrors.TOKEN_REFUSED);
  const now = platform.clock();
  const day = dayInVietnam(now);
  const name = `token ${sessionName(secret)}`;
  const actor =
    memory.find(name, now, day) ??
    (await memory.ask(name, day, async () => {
      const bearer = await bearerOf(platform.db, hashToken(secret), day);
      if (!bearer) return null;
      if (now.getTime() - (bearer.usedAt?.getTime() ?? 0) >= NOTED_EVERY_MS) {
        await noteUse(platform.db, bearer.tokenId, now, request.ip);
      }
      return standsFor(bearer);
    }));
  if (!actor) throw new Refusal(tokenErrors.TOKEN_REFUSED);
  const { createdAt: _c, seenAt: _s, expiresAt: _e, ...rest } = actor;
  return rest;
}

/**
 * Whom a key stands for that was carried in an address, as calendar programs do: asked anew each time, so that a
 * key that was revoked is of no use at once. Null for anything that is no live key.
 */
export async function actorBySecret(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  secret: string,
  from: string,
): Promise<Actor | null> {
  if (!SHAPE.test(`Bearer ${secret}`)) return null;
  const now = clock();
  const bearer = await bearerOf(db, hashToken(secret), dayInVietnam(now));
  if (!bearer) return null;
  await noteUse(db, bearer.tokenId, now, from);
  const { createdAt: _c, seenAt: _s, expiresAt: _e, ...actor } = standsFor(bearer);
  return actor;
}

function standsFor(bearer: TokenBearer): SessionActor {
  const { tokenId, tokenRights, tokenUnitId, topUnitId, usedAt, lastDay, ...post } = bearer;
  return {
    ...post,
    jurisdictionUnitId: tokenUnitId,
    wholeAuthority: tokenUnitId === topUnitId,
    only: new Set(tokenRights),
    via: `token:${tokenId}`,
    seenAt: usedAt ?? bearer.createdAt,
    expiresAt: endOfDayInVietnam(lastDay),
  };
}

/**
 * Keeps keys away from everything that is a person's own: signing in and out, one's account, other keys.
 * It stands before every route, so that also those which ask for no session give no cookie to a key.
 *
 * @throws Refusal TOKEN_NOT_HERE
 */
export async function keepKeysOut(request: FastifyRequest): Promise<void> {
  if (!BEARER.test(request.headers.authorization ?? '') || !request.url.startsWith('/api/')) return;
  if (!isOpenToTokens(request.method, request.url)) throw new Refusal(tokenErrors.TOKEN_NOT_HERE);
}
