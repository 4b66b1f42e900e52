import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformErrors } from '../contract.ts';
import { Refusal } from '../refusal.ts';

const WINDOW_SECONDS = 60;

/** A limit as a sender meets it. */
interface Standing {
  readonly name: 'address' | 'key' | 'session';
  readonly most: number;
  readonly left: number;
  /** Seconds until it is full again. */
  readonly seconds: number;
}

/** Who sends, once that is known: each key and each account has a limit of its own. */
export interface Sender {
  readonly kind: 'key' | 'session';
  readonly id: string;
}

/**
 * A limit for each key and each person, beside that of the address from which they come: one program that asks too
 * much slows down nobody else of its office. Counted in this process, and told in `RateLimit`.
 *
 * @param most requests a minute of one sender; 0 for none
 * @param senderOf an actor; null for whoever is not limited
 */
export function limitSenders<A>(
  app: FastifyInstance,
  most: number,
  senderOf: (actor: A) => Sender,
): (request: FastifyRequest, reply: FastifyReply, actor: A) => Promise<void> {
  if (most === 0 || !app.hasDecorator('createRateLimit')) return async () => undefined;
  const senders = new WeakMap<FastifyRequest, Sender>();
  const check = app.createRateLimit({
    max: most,
    timeWindow: WINDOW_SECONDS * 1000,
    keyGenerator: (request) => {
      const sender = senders.get(request);
      return `${sender?.kind} ${sender?.id}`;
    },
  });
  return async (request, reply, actor) => {
    const sender = senderOf(actor);
    senders.set(request, sender);
    const limit = await check(request);
    if (limit.isAllowed) return;
    const { remaining: left, ttlInSeconds: seconds, isExceeded } = limit;
    tell(reply, { name: sender.kind, most, left, seconds });
    if (!isExceeded) return;
    void reply.header('retry-after', seconds);
    throw new Refusal(platformErrors.TOO_MANY);
  };
}

/** Adds a limit to what the reply says of limits (IETF draft-ietf-httpapi-ratelimit-headers). */
function tell(reply: FastifyReply, { name, most, left, seconds }: Standing): void {
  const add = (header: string, text: string) => {
    const before = reply.getHeader(header);
    void reply.header(header, before === undefined ? text : `${before}, ${text}`);
  };
  add('ratelimit-policy', `"${name}";q=${most};w=${WINDOW_SECONDS}`);
  add('ratelimit', `"${name}";r=${left};t=${seconds}`);
}

/** The headers in which the limit of an address is counted, before they become those of the draft. */
const COUNTED = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'] as const;

/** Says the limit of the address in the same headers, on the interface only. */
export function tellAddressLimit(request: FastifyRequest, reply: FastifyReply): void {
  const [most, left, seconds] = COUNTED.map((name) => Number(reply.getHeader(name) ?? Number.NaN));
  for (const name of COUNTED) void reply.removeHeader(name);
  if (!request.url.startsWith('/api/') || !Number.isFinite(most)) return;
  tell(reply, { name: 'address', most: most ?? 0, left: left ?? 0, seconds: seconds ?? 0 });
}
