import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Platform } from '../../server/platform/act.ts';
import { type Database, openDatabase } from '../../server/platform/database/database.ts';
import { openFileStore } from '../../server/platform/files/file-store.ts';
import { createIds } from '../../server/platform/ids.ts';
import { openJobs } from '../../server/platform/jobs/jobs.ts';
import { spreadDatabase } from '../sharding/spread-database.ts';

let counter = 0;

/** A clock that tests set: `clock.set('2021-11-15T08:00:00+07:00')`. */
export interface TestClock {
  (): Date;
  set(instant: string): void;
}

export function testClock(start: string): TestClock {
  let now = new Date(start);
  return Object.assign(() => new Date(now), {
    set(instant: string) {
      now = new Date(instant);
    },
  });
}

export interface TestPlatform extends Platform {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: TestClock;
  close(): Promise<void>;
}

/** Clones the migrated template into a database of its own and gives its address. */
export async function freshDatabase(label: string): Promise<string> {
  const { url, template, isSpread } = inject('database');
  counter += 1;
  const name = `chidao_${label}_${process.pid}_${counter}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  // Copying the files of a thousand empty tables and indexes takes a fifth of writing each page to the log.
  await admin.query(
    `create database ${name} ${isSpread ? '' : `template ${template} strategy file_copy`}`,
  );
  await admin.end();
  const address = new URL(url);
  address.pathname = `/${name}`;
  if (isSpread) await spreadDatabase(address.toString());
  return address.toString();
}

/** A real database of its own (cloned from the migrated template), a real file store, a clock to set. */
export async function openTestPlatform(start = '2026-11-22T08:00:00+07:00'): Promise<TestPlatform> {
  const { url } = inject('database');
  const databaseUrl = await freshDatabase('test');
  const database = openDatabase(databaseUrl, 8);
  const clock = testClock(start);
  const log = pino({ level: 'silent' });
  const jobs = openJobs(log);
  const folder = mkdtempSync(join(tmpdir(), 'chidao-files-'));
  return {
    db: database.db,
    database,
    databaseUrl,
    clock,
    ids: createIds(1, () => clock().getTime()),
    files: openFileStore(folder),
    jobs,
    log,
    journalKey: Buffer.alloc(32, 7),
    afterAct: () => undefined,
    async close() {
      await jobs.stop();
      await database.close();
      const closing = new pg.Client({ connectionString: url });
      await closing.connect();
      await closing.query(
        `drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`,
      );
      await closing.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
