import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation } from '../server/open-installation.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { perform } from '../server/platform/act.ts';
import { readConfig } from '../server/platform/config.ts';
import { sealJournal } from '../server/platform/journal/seal-journal.ts';
import { verifyJournal } from '../server/platform/journal/verify-journal.ts';
import { serve } from '../server/start-server.ts';
import { makeWorld } from './support/world.ts';

const BIN = '/usr/lib/postgresql/15/bin';

/** The oldest PostgreSQL that DATABASE_URL may name, where Debian's package has put one on this machine. */
describe.runIf(existsSync(join(BIN, 'initdb')))('an office with PostgreSQL 15 of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-pg15-'));
  const data = join(folder, 'data');
  const asRoot = userInfo().uid === 0;
  const as = asRoot ? { uid: 65_534, gid: 65_534 } : {};
  const run = (program: string, args: string[]) =>
    execFileSync(join(BIN, program), args, { ...as, stdio: 'ignore', cwd: folder });

  beforeAll(() => {
    if (asRoot) chownSync(folder, 65_534, 65_534);
    run('initdb', ['-D', data, '-U', 'office', '--auth=trust', '--encoding=UTF8', '--no-sync']);
    run('pg_ctl', [
      '-D',
      data,
      '-w',
      '-o',
      `-c listen_addresses='' -k ${folder} -F`,
      '-l',
      join(folder, 'log'),
      'start',
    ]);
  });
  afterAll(() => {
    run('pg_ctl', ['-D', data, '-m', 'fast', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  });

  it('migrates, serves, acts and keeps a whole journal on it', async () => {
    const url = `postgres://office@localhost/postgres?host=${encodeURIComponent(folder)}`;
    const config = readConfig({
      CHIDAO_VAR: join(folder, 'var'),
      DATABASE_URL: url,
      CHIDAO_PORT: '0',
      CHIDAO_LOG: 'silent',
    });
    const installation = await openInstallation(config, { role: 'server' });
    expect(installation.embedded).toBeNull();
    const server = await serve(installation, config);
    try {
      const version = await sql<{
        v: string;
      }>`select current_setting('server_version_num') as v`.execute(installation.platform.db);
      expect(version.rows[0]?.v).toMatch(/^15/);
      const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`);
      expect(await ready.json()).toEqual({ ready: true });
      const world = await makeWorld(installation.platform);
      const { authorityId } = world.ministry;
      await perform(installation.platform, programAct('note', authorityId), async (context) => {
        await context.journal({
          subjectKind: 'authority',
          subjectId: authorityId,
          before: null,
          after: { noted: true },
        });
      });
      await sealJournal(installation.platform.db, installation.platform.clock, authorityId);
      const report = await verifyJournal(
        installation.platform.db,
        authorityId,
        installation.platform.journalKey,
      );
      expect(report).toMatchObject({ whole: true, unsealed: 0 });
      expect(report.sealed).toBeGreaterThan(20);
    } finally {
      await server.close();
      await installation.close();
    }
  });
});
