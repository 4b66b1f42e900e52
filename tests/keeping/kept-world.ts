import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { makeBackup } from '../../server/keeping/backup/make-backup.ts';
import { restoreBackup } from '../../server/keeping/restore/restore-backup.ts';
import { openFileStore } from '../../server/platform/files/file-store.ts';
import { authoritiesWithEntries } from '../../server/platform/journal/journal-store.ts';
import { sealJournal } from '../../server/platform/journal/seal-journal.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { uploadFile } from '../../server/tasks/upload-file.ts';
import { migrationsFolder } from '../support/paths.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorld, type World } from '../support/world.ts';

/** An installation worth keeping, in a folder and a database of its own. */
export interface KeptWorld {
  readonly platform: TestPlatform;
  readonly world: World;
  readonly taskIds: readonly string[];
  /** The data folder of the installation. */
  readonly varDir: string;
  /** A folder for backups. */
  readonly folder: string;
  close(): Promise<void>;
}

/** People, tasks, a file, a sign-in, a letter that waits and a job that is queued. */
export async function makeKeptWorld(): Promise<KeptWorld> {
  const root = mkdtempSync(join(tmpdir(), 'chidao-kept-'));
  const varDir = join(root, 'var');
  const folder = join(root, 'backups');
  for (const path of [join(varDir, 'files'), folder]) mkdirSync(path, { recursive: true });
  const opened = await openTestPlatform();
  const platform = { ...opened, files: openFileStore(join(varDir, 'files')) };
  writeFileSync(join(varDir, 'journal.key'), `${opened.journalKey.toString('hex')}\n`);
  const world = await makeWorld(platform);
  const { actors, ministry } = world;
  const units = [ministry.telecom.id, ministry.postal.id];
  const lines = ['một', 'hai', 'ba'].map((n) => ({ title: `Việc ${n}:\ttab\\n`, unitIds: units }));
  const { taskIds } = await giveTasks(platform, actors.planner, lines);
  const words = new TextEncoder().encode('Biên bản nghiệm thu đợt 1');
  await uploadFile(platform, actors.telecomHead, { name: 'bien-ban.txt', bytes: words }, null);
  const { authorityId, postId } = actors.telecomHead;
  await sql`insert into session (id, token_hash, account_id, post_id, created_at, seen_at, expires_at)
    select 1, '\\x01', min(id), ${postId}, now(), now(), now() + interval '1 day' from account`.execute(
    platform.db,
  );
  await sql`insert into mail_outbox (authority_id, id, key, recipient, subject, text_body, html_body,
      attachments, next_at, at)
    values (${authorityId}, 1, 'k', 'an@bo.example.vn', 's', 't', 'h', '[]', now(), now())`.execute(
    platform.db,
  );
  await sql`select graphile_worker.add_job('send_mail', '{"why":"kept"}'::json, max_attempts => 12)`.execute(
    platform.db,
  );
  for (const id of await authoritiesWithEntries(platform.db)) {
    await sealJournal(platform.db, platform.clock, id);
  }
  return {
    ...{ platform, world, taskIds, varDir, folder },
    async close() {
      await opened.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Makes a backup of a kept world under a name. */
export function backUp(kept: KeptWorld, name: string, passphrase: string | null = null) {
  const { platform, varDir, folder } = kept;
  const { databaseUrl, clock } = platform;
  return makeBackup({ databaseUrl, varDir, passphrase, path: join(folder, name), now: clock() });
}

/** An empty place: a database without a table and a folder without a file. */
export interface EmptyPlace {
  readonly databaseUrl: string;
  readonly varDir: string;
  restore(
    path: string,
    more?: { passphrase?: string; keys?: string; unproven?: boolean },
  ): ReturnType<typeof restoreBackup>;
  /** Names of what stands there. */
  contents(): Promise<string[]>;
  remove(): Promise<void>;
}

let counter = 0;

export async function makeEmptyPlace(kept: KeptWorld): Promise<EmptyPlace> {
  counter += 1;
  const { url } = inject('database');
  const name = `chidao_restored_${process.pid}_${counter}`;
  await ask(url, `create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  const databaseUrl = address.toString();
  const varDir = mkdtempSync(join(tmpdir(), 'chidao-restored-'));
  mkdirSync(join(varDir, 'files'));
  const { log, clock } = kept.platform;
  return {
    ...{ databaseUrl, varDir },
    restore: (path, more = {}) =>
      restoreBackup({
        ...{ path, varDir, databaseUrl, migrationsFolder, log, clock },
        ...{ passphrase: null, keys: null, unproven: false, ...more },
      }),
    async contents() {
      const tables = await ask(
        databaseUrl,
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         union all select nspname from pg_namespace where nspname = 'graphile_worker'`,
      );
      const files = readdirSync(varDir, { recursive: true }).map(String);
      return [
        ...tables.map((row) => String(row.name)),
        ...files.filter((path) => path !== 'files'),
      ];
    },
    async remove() {
      await ask(url, `drop database if exists ${name} with (force)`);
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}

export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A hash of all rows of every table, by table. */
export async function contentOf(url: string): Promise<Record<string, string>> {
  const tables = await ask(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t`,
  );
  const rows = await ask(url, parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [String(name), String(hash)]));
}
