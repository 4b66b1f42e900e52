import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../contract.ts';

/** An endpoint as it stands on a server. */
export interface Mounted {
  readonly endpoint: Endpoint;
  /** It asks for no session. */
  readonly isOpen: boolean;
}

const mounted = new WeakMap<FastifyInstance, Mounted[]>();

/** Notes what was mounted, in its order: the API page and the tests ask for all of it. */
export function noteMounted(app: FastifyInstance, one: Mounted): void {
  const known = mounted.get(app);
  if (known) known.push(one);
  else mounted.set(app, [one]);
}

/** Everything that the http kit mounted on a server so far. */
export function mountedOn(app: FastifyInstance): readonly Mounted[] {
  return mounted.get(app) ?? [];
}
