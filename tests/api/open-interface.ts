import type { FastifyInstance } from 'fastify';
import { mountCapabilities } from '../../server/mount-capabilities.ts';
import { openActorMemory } from '../../server/organisation/actor-memory.ts';
import { authenticator, senderOf } from '../../server/organisation/authenticate.ts';
import { createTokenOf } from '../../server/organisation/create-token.ts';
import type { Right } from '../../server/organisation/rules/may.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createHttp } from '../../server/platform/http/http.ts';
import { limitSenders } from '../../server/platform/http/rate-limits.ts';
import { createServer } from '../../server/platform/http/server.ts';
import { serveWeb } from '../../server/platform/http/static.ts';
import { openLive } from '../../server/tasks/live.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../support/world.ts';

/** A server with everything mounted, as other programs reach it. */
export interface OpenInterface {
  readonly platform: TestPlatform;
  readonly world: World;
  readonly app: FastifyInstance;
  /** `http://127.0.0.1:…` */
  readonly address: string;
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
  const http = createHttp(app, authenticator(platform, openActorMemory()), null, limit);
  mountCapabilities(http, platform, config, openLive(platform));
  await serveWeb(app, '/nowhere');
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ platform, world, app, address },
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
