import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { openInstallation } from '../../server/open-installation.ts';
import { readConfig } from '../../server/platform/config.ts';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded-postgres.ts';
import { serve } from '../../server/start-server.ts';
import { findChromium } from '../../tools/find-chromium.mjs';
import { openMorning } from './browser-morning.ts';
import { makeBrowserWorld } from './browser-world.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program answers with a staff to sign in as, and where it waits for its first run. */
    site: { lived: string; empty: string };
    /** Where a test that needs an installation of its own may make one. */
    ownDatabase: string;
    /** Asking this address brings the reminders of the day to the staff of the site that was lived in. */
    morning: string;
    /** Address of the Chromium that every test file shares. */
    browser: string;
  }
}

/**
 * Starts what every browser test shares: PostgreSQL that may forget, the product's own server twice
 * (one with a small world in it, one as freshly installed) and one Chromium.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-browser-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    log: pino({ level: 'silent' }),
    durability: 'throwaway',
  });
  const open = (name: string) => openSite(folder, postgres.url, name);
  const { executablePath, args } = await findChromium();
  const [lived, empty, browser] = await Promise.all([
    open('lived'),
    open('empty'),
    chromium.launchServer({ executablePath, args }),
  ]);
  await makeBrowserWorld(lived.installation);
  project.provide('site', { lived: lived.address, empty: empty.address });
  const morning = await openMorning(lived.installation);
  project.provide('morning', morning.address);
  await createDatabase(postgres.url, 'chidao_own');
  const own = new URL(postgres.url);
  own.pathname = '/chidao_own';
  project.provide('ownDatabase', own.toString());
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    morning.close();
    await Promise.all([lived.close(), empty.close()]);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** One installation on a database of its own, answering on a free port. */
async function openSite(folder: string, postgresUrl: string, name: string) {
  const url = new URL(postgresUrl);
  url.pathname = `/chidao_${name}`;
  await createDatabase(postgresUrl, `chidao_${name}`);
  const config = readConfig({
    CHIDAO_PORT: '0',
    CHIDAO_VAR: join(folder, name),
    CHIDAO_LOG: process.env.CHIDAO_LOG ?? 'silent',
    CHIDAO_RATE_LIMIT: '0',
    CHIDAO_REMINDERS: 'false',
    DATABASE_URL: url.toString(),
  });
  const installation = await openInstallation(config, { role: 'server' });
  const { port, close } = await serve(installation, config);
  return {
    installation,
    address: `http://localhost:${port}`,
    async close() {
      await close();
      await installation.close();
    },
  };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
