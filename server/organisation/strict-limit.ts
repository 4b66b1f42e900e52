import type { FastifyInstance, FastifyRequest } from 'fastify';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';

const TRIES_A_MINUTE = 30;

/**
 * A limit for the routes that take passwords and links, apart from that of the whole server: so many
 * tries a minute from one address. Off where the server has no limits at all.
 */
export function strictLimit(app: FastifyInstance): (request: FastifyRequest) => Promise<void> {
  if (!app.hasDecorator('createRateLimit')) return async () => undefined;
  const check = app.createRateLimit({ max: TRIES_A_MINUTE, timeWindow: '1 minute' });
  return async (request) => {
    const limit = await check(request);
    if (!limit.isAllowed && limit.isExceeded) throw new Refusal(platformErrors.TOO_MANY);
  };
}
