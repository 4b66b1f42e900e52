import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { installedTree } from './native-binaries.ts';
import { isAlive } from './process-identity.ts';
import { firstClosedDirectory } from './run-as.ts';

// Creating a database costs a second, and several on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const isRoot = process.getuid?.() === 0;
const holder = new URL('./testing/hold-database.ts', import.meta.url).pathname;
const nobody = { uid: 65_534, gid: 65_534, differs: true };

let home: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chidao-database-'));
  dataDir = join(home, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of running.splice(0)) await database.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('the first start', () => {
  it('creates a durable UTF-8 database that only its own account reaches, without a TCP port', async () => {
    const database = await start();
    const [row] = await ask(
      database.url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS tcp,
              lower('CHỈ ĐẠO ĐỀ ÁN') AS lower, system_user AS who`,
    );
    expect(row).toMatchObject({
      encoding: 'UTF8',
      fsync: 'on',
      commit: 'on',
      tcp: '',
      lower: 'chỉ đạo đề án',
      who: expect.stringMatching(/^peer:/),
    });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(socketDirOf(database.url)).mode & 0o777).toBe(0o700);
  });

  it('starts over where an earlier first start was cut short', async () => {
    mkdirSync(join(`${dataDir}.new`, 'base'), { recursive: true });
    const database = await start();
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.runIf(isRoot)('as root runs PostgreSQL as nobody', async () => {
    const database = await start();
    expect(statSync(`/proc/${database.pid}`).uid).toBe(nobody.uid);
    expect(statSync(dataDir).uid).toBe(nobody.uid);
  });

  it.runIf(isRoot && !firstClosedDirectory(dirname(holder), nobody))(
    'as an ordinary account runs PostgreSQL as that account',
    async () => {
      chownSync(home, nobody.uid, nobody.gid);
      const held = await hold({ uid: nobody.uid, gid: nobody.gid });
      expect(statSync(`/proc/${held.pid}`).uid).toBe(nobody.uid);
      held.child.kill('SIGTERM');
      await once(held.child, 'exit');
      expect(isAlive(held.pid)).toBe(false);
    },
  );
});

describe('stop and start', () => {
  it('keeps what was written and leaves no process behind', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE t (n int); INSERT INTO t VALUES (7)');
    const { pid } = first;
    await first.stop();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(home, 'chidao.lock'))).toBe(false);
    expect(existsSync(socketDirOf(first.url))).toBe(false);

    const second = await start();
    expect(await ask(second.url, 'SELECT n FROM t')).toEqual([{ n: 7 }]);
  });

  it('works after kill -9 of the server, whose database was left running', async () => {
    const held = await hold();
    await ask(held.url, 'CREATE TABLE t (n int); INSERT INTO t VALUES (1)');
    held.child.kill('SIGKILL');
    await once(held.child, 'exit');
    expect(isAlive(held.pid)).toBe(true);

    const database = await start();
    expect(isAlive(held.pid)).toBe(false);
    expect(database.pid).not.toBe(held.pid);
    expect(await ask(database.url, 'SELECT n FROM t')).toEqual([{ n: 1 }]);
  });

  it('works after kill -9 of the server and the database', async () => {
    const held = await hold();
    await ask(held.url, 'CREATE TABLE t (n int); INSERT INTO t VALUES (2)');
    held.child.kill('SIGKILL');
    process.kill(held.pid, 'SIGKILL');
    await once(held.child, 'exit');
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(true);

    const database = await start();
    expect(await ask(database.url, 'SELECT n FROM t')).toEqual([{ n: 2 }]);
  });

  it('works where the number of a dead postmaster now belongs to another program', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n\n\n\n`);
    const database = await start();
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('while it runs', () => {
  it('comes back under the same address after kill -9 of the database', async () => {
    const database = await start();
    await ask(database.url, 'CREATE TABLE t (n int); INSERT INTO t VALUES (3)');
    const killed = database.pid;
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => database.pid, { timeout: 20_000 }).not.toBe(killed);
    expect(await ask(database.url, 'SELECT n FROM t')).toEqual([{ n: 3 }]);
  });

  it('refuses a second server and says in both languages which one runs, and where', async () => {
    const held = await hold();
    const refused = await start().catch((error: Error) => error.message);
    expect(refused).toContain(
      `đang chạy với dữ liệu này (tiến trình ${held.child.pid}, địa chỉ http://localhost:8765)`,
    );
    expect(refused).toContain(`process ${held.child.pid}, address http://localhost:8765`);
    expect(await ask(held.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lends the database of the running server to a command, which cannot stop it', async () => {
    const database = await start();
    const lent = await joinEmbeddedPostgres({ dataDir, log: quiet });
    expect(lent.url).toBe(database.url);
    await lent.stop();
    expect(isAlive(database.pid)).toBe(true);
  });

  it('starts for a command when no server runs, and stops after it', async () => {
    const own = await joinEmbeddedPostgres({ dataDir, log: quiet });
    expect(await ask(own.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await own.stop();
    expect(isAlive(own.pid)).toBe(false);
  });
});

describe('the programs that npm brought', () => {
  it('run although the links are missing', async () => {
    const tree = copyOfTree({ links: false });
    const database = await start({ tree });
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const links = readdirSync(join(tree.root, 'lib')).filter((name) =>
      lstatSync(join(tree.root, 'lib', name)).isSymbolicLink(),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(readdirSync(home)).not.toContain(`postgres-${tree.version}-${process.arch}`);
  });

  it.runIf(isRoot)('run from a copy where the account may not read them', async () => {
    const tree = copyOfTree({ links: false });
    chmodSync(tree.root, 0o700);
    const database = await start({ tree });
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(home)).toContain(`postgres-${tree.version}-${process.arch}`);
  });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log: quiet, ...options });
  running.push(database);
  return database;
}

/** Starts the database in a process of its own. */
async function hold(as: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', holder, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const said = z.object({ url: z.string(), pid: z.number() }).parse(JSON.parse(String(line)));
  return { ...said, child };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A database that is killed under a test cuts its connections off.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function copyOfTree({ links }: { links: boolean }) {
  const { root, version } = installedTree();
  const copy = join(home, 'native');
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => links || !lstatSync(path).isSymbolicLink(),
  });
  return { root: copy, version };
}

function socketDirOf(url: string): string {
  return decodeURIComponent(new URL(url).hostname);
}
