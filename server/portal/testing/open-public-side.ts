import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { readConfig } from '../../platform/config.ts';
import { type Db, openDatabase } from '../../platform/database/database.ts';
import { createServer } from '../../platform/http/server.ts';
import { serveWeb } from '../../platform/http/static.ts';
import { listen } from '../../platform/live/listen.ts';
import { openPublicCache, PORTAL_CHANNEL, type PublicCache } from '../public-cache.ts';
import { PUBLIC_READING, publicRoutes } from '../public-routes.ts';

/** The public side as it stands before the network, with a small state that publishes. */
export interface PublicSide {
  readonly app: FastifyInstance;
  readonly platform: TestPlatform;
  readonly world: World;
  readonly cache: PublicCache;
  /** What the pages read from. */
  readonly reading: Db;
  close(): Promise<void>;
}

export const ORIGIN = 'https://cong-khai.example.vn';

export async function openPublicSide(): Promise<PublicSide> {
  const platform = await openTestPlatform();
  const world = await makeWorld(platform);
  const config = readConfig({
    CHIDAO_RATE_LIMIT: '0',
    CHIDAO_VAR: mkdtempSync(join(tmpdir(), 'chidao-public-')),
  });
  const app = await createServer(config, platform.db, platform.log);
  const cache = openPublicCache();
  const hearing = await listen(platform.databaseUrl, platform.log, {
    [PORTAL_CHANNEL]: cache.hearing,
  });
  const { connections, settings } = PUBLIC_READING;
  const reading = openDatabase(platform.databaseUrl, connections, settings);
  publicRoutes({ app, db: reading.db, cache, origin: ORIGIN }, platform, null);
  await serveWeb(app, '/nowhere');
  await app.ready();
  return {
    ...{ app, platform, world, cache, reading: reading.db },
    async close() {
      await hearing.close();
      await app.close();
      await reading.close();
      await platform.close();
    },
  };
}
