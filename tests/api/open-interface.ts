import type { FastifyInstance } from 'fastify';
import { mountCapabilities } from '../../server/mount-capabilities.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import { openActorMemory } from '../../server/organisation/actor-memory.ts';
import { authenticator, senderOf } from '../../server/organisation/authenticate.ts';
import { createTokenOf } from '../../server/organisation/create-token.ts';
import { RIGHTS, type Right } from '../../server/organisation/rules/rights.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createHttp } from '../../server/platform/http/http.ts';
import { limitSenders } from '../../server/platform/http/rate-limits.ts';
import { createServer } from '../../server/platform/http/server.ts';
import { serveWeb } from '../../server/platform/http/static.ts';
import { openLive } from '../../server/tasks/live.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../support/world.ts';

/** A server with everything mounted, as other programs reach it; `X-Rights-Left` leaves a key some of its rights. */
export interface OpenInterface {
  readonly platform: TestPlatform;
  readonly world: World;
  readonly app: FastifyInstance;
  /** `http://127.0.0.1:…` */
  readonly address: string;
  /** Asks for something; a machine that is busy with other things asks to come back, so one does. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** A key (khoá API) of somebody's post, with these rights. */
  keyOf(who: WorldActor, rights: readonly Right[]): Promise<string>;
  close(): Promise<void>;
}

/** @param senderRateLimit requests a minute of one key */
export async function openInterface(senderRateLimit: number): Promise<OpenInterface> {
  const platform = await openTestPlatform();
  const world = await makeWorld(platform);
  const config = {
    ...readConfig({ CHIDAO_VAR: `/tmp/chidao-open-interface-${process.pid}` }),
    ...{ mail: null, senderRateLimit },
  };
  const app = await createServer(config, platform.db, platform.log);
  const limit = limitSenders(app, config.senderRateLimit, senderOf);
  const identify = authenticator(platform, openActorMemory());
  const http = createHttp<Actor>(
    app,
    async (request) => {
      const actor = await identify(request);
      const left = request.headers['x-rights-left'];
      if (actor === null || typeof left !== 'string') return actor;
      return { ...actor, only: new Set(RIGHTS.filter((right) => left.split(',').includes(right))) };
    },
    null,
    limit,
  );
  mountCapabilities(http, platform, config, openLive(platform));
  await serveWeb(app, '/nowhere');
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ platform, world, app, address },
    async get(path, headers = {}) {
      for (;;) {
        const reply = await fetch(`${address}${path}`, { headers });
        if (reply.status !== 503) return reply;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async keyOf(who, rights) {
      const name = `Khoá của ${who}`;
      const body = { name, rights: [...rights], unitId: null, lastDay: '2026-12-31' };
      const { secret } = await createTokenOf(platform, world.actors[who], body, null, 365);
      return secret;
    },
    async close() {
      await app.close();
      await platform.close();
    },
  };
}
