import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformErrors } from '../contract.ts';
import { Refusal } from '../refusal.ts';
import { mountedOn } from './mounted.ts';

/**
 * Refuses what leads nowhere: an address of the interface that exists for other methods names them (405 with
 * `Allow`), anything else is not found.
 *
 * @throws Refusal WRONG_METHOD, NOT_FOUND
 */
export function refuseUnknown(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): never {
  const [path = ''] = request.url.split('?');
  const methods = new Set<string>();
  for (const { endpoint } of path.startsWith('/api/') ? mountedOn(app) : []) {
    if (isUnder(endpoint.path, path)) methods.add(endpoint.method);
  }
  if (methods.size === 0) throw new Refusal(platformErrors.NOT_FOUND);
  if (methods.has('GET')) methods.add('HEAD');
  const allowed = [...methods].sort().join(', ');
  void reply.header('allow', allowed);
  throw new Refusal(platformErrors.WRONG_METHOD, { allowed });
}

/** Whether an address is one of `/api/tasks/:id`, part by part. */
function isUnder(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}
