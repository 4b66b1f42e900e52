import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/platform/database/database.ts';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded-postgres.ts';
import { migrate } from '../../server/platform/database/migrate.ts';
import { prepareJobs } from '../../server/platform/jobs/jobs.ts';
import { migrationsFolder } from './paths.ts';

const SHARED_MEMORY = '/dev/shm';
const ENOUGH = 6 * 1024 ** 3;

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which tests make databases, and the migrated one that they clone. */
    database: { url: string; template: string; isSpread: boolean };
  }
}

/** One PostgreSQL for the whole run, with one migrated template that every test file clones in milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { CITUS_URL: spread } = process.env;
  const given = spread ?? process.env.CHIDAO_TEST_DATABASE_URL;
  const folder = given ? null : mkdtempSync(join(scratch(), 'chidao-test-'));
  // The account that runs PostgreSQL may pass, and not look around.
  if (folder) chmodSync(folder, 0o711);
  const server = folder
    ? await startEmbeddedPostgres({
        dataDir: join(folder, 'postgres'),
        log: pino({ level: 'silent' }),
        durability: 'throwaway',
      })
    : null;
  const url = given ?? server?.url ?? '';
  // A distributed database cannot be cloned: each file spreads its own.
  const template = spread ? '' : await makeTemplate(url);
  project.provide('database', { url, template, isSpread: spread !== undefined });
  return async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

/** Memory where there is plenty of it: hundreds of databases come and go, and none outlives the run. */
function scratch(): string {
  try {
    const { bsize, bavail } = statfsSync(SHARED_MEMORY);
    if (bsize * bavail > ENOUGH) return SHARED_MEMORY;
  } catch {
    // No such place on this system.
  }
  return tmpdir();
}

async function makeTemplate(url: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrationsFolder).sort()) {
    hash.update(name).update(readFileSync(join(migrationsFolder, name)));
  }
  const template = `chidao_template_${hash.digest('hex').slice(0, 12)}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(46004600)');
    const exists = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (exists.rowCount === 0) {
      await admin.query(`create database ${template}_making`);
      const making = openDatabase(urlOf(url, `${template}_making`), 4);
      await migrate(making.db, migrationsFolder);
      await prepareJobs(making.pool);
      await making.close();
      await admin.query(`alter database ${template}_making rename to ${template}`);
    }
  } finally {
    await admin.end();
  }
  return template;
}

function urlOf(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}
