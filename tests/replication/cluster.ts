import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { createCluster } from '../../server/platform/database/create-cluster.ts';
import { giveTo, placeData, placeSocket } from '../../server/platform/database/data-place.ts';
import { installedTree, usableTree } from '../../server/platform/database/native-binaries.ts';
import { accessFiles, postgresSettings } from '../../server/platform/database/postgres-settings.ts';
import {
  type Installation,
  type Postmaster,
  startPostmaster,
} from '../../server/platform/database/postmaster.ts';
import { accountFor, ownAccountName } from '../../server/platform/database/run-as.ts';

/** One PostgreSQL of a pair. */
export interface Node {
  readonly url: string;
  readonly socketDir: string;
  readonly installation: Installation;
  /** `kill -9` of the postmaster and all that it started. */
  kill(): Promise<void>;
}

/** A primary and its standby, built with PostgreSQL's own programs and functions. */
export interface Pair {
  readonly primary: Node;
  readonly standby: Node;
  /** Makes the standby the primary; gives the milliseconds until it takes writes. */
  promote(): Promise<number>;
  close(): Promise<void>;
}

const NAME = 'standby';

/**
 * Builds a primary with a streaming standby, both durable, and waits until the standby follows.
 *
 * @param synchronous whether a commit waits for the standby to have written it
 */
export async function buildPair(synchronous: boolean): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-pair-'));
  const primary = place(folder, 'primary');
  await createCluster(primary.installation);
  allowReplication(primary.installation);
  const first = await run(primary, {
    wal_level: 'replica',
    hot_standby: 'on',
    ...(synchronous ? { synchronous_standby_names: NAME } : {}),
  });
  const admin = await connect(primary.socketDir, 'postgres');
  await admin.query("set synchronous_commit = 'local'");
  await admin.query('create database chidao');

  const standby = place(folder, NAME);
  await copyBase(admin, primary, standby);
  const second = await run(standby, { wal_level: 'replica', hot_standby: 'on' });
  await until(async () => {
    const { rows } = await admin.query('select state from pg_stat_replication');
    return rows[0]?.state === 'streaming';
  });
  await admin.end();
  const nodes = { primary: nodeOf(primary, first), standby: nodeOf(standby, second) };
  return {
    ...nodes,
    async promote() {
      const began = performance.now();
      const client = await connect(standby.socketDir, 'postgres');
      await client.query('select pg_promote(true, 60)');
      await client.end();
      return performance.now() - began;
    },
    async close() {
      await nodes.primary.kill();
      await nodes.standby.kill();
      for (const { socketDir } of [primary, standby])
        rmSync(socketDir, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly installation: Installation;
  readonly socketDir: string;
}

function place(folder: string, name: string): Place {
  const wished = join(folder, name, 'postgres');
  mkdirSync(join(folder, name), { recursive: true });
  const log = pino({ level: 'silent' });
  const account = accountFor(wished);
  const dataDir = placeData(wished, account, () => undefined);
  const tree = usableTree(installedTree(), join(folder, name), account);
  return {
    installation: { tree, dataDir, account, log },
    socketDir: placeSocket(dataDir, account),
  };
}

function allowReplication({ dataDir }: Installation): void {
  const files = accessFiles(ownAccountName());
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dataDir, name), content);
  writeFileSync(
    join(dataDir, 'pg_hba.conf'),
    // The standby runs as another account than its tests; nobody else can enter the directory of the socket.
    `${files['pg_hba.conf']}local replication chidao trust\n`,
  );
}

function run(at: Place, more: Readonly<Record<string, string>>): Promise<Postmaster> {
  const settings = postgresSettings({
    socketDir: at.socketDir,
    maxConnections: 60,
    durability: 'durable',
  });
  return startPostmaster(at.installation, { ...settings, shared_buffers: '64MB', ...more });
}

/** A base backup by the functions that pg_basebackup itself calls, which the embedded package does not bring. */
async function copyBase(admin: pg.Client, from: Place, to: Place): Promise<void> {
  const { dataDir, account } = to.installation;
  await admin.query("select pg_backup_start('standby', true)");
  cpSync(from.installation.dataDir, dataDir, {
    recursive: true,
    filter: (path) =>
      !/postmaster\.(?:pid|opts)$|\/pg_replslot\/.|\/pg_wal\/[0-9A-F]{24}/.test(path),
  });
  const { rows } = await admin.query<{ labelfile: string }>(
    'select labelfile from pg_backup_stop(false)',
  );
  writeFileSync(join(dataDir, 'backup_label'), rows[0]?.labelfile ?? '');
  writeFileSync(join(dataDir, 'standby.signal'), '');
  const conninfo = `host=${from.socketDir} user=chidao dbname=postgres application_name=${NAME}`;
  writeFileSync(join(dataDir, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`);
  if (account.differs) {
    for (const path of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
      chownSync(join(dataDir, path), account.uid, account.gid);
  }
  giveTo(dataDir, account);
}

function nodeOf({ installation, socketDir }: Place, postmaster: Postmaster): Node {
  let isDead = false;
  return {
    url: urlOf(socketDir, 'chidao'),
    socketDir,
    installation,
    async kill() {
      if (isDead) return;
      isDead = true;
      // It runs in a process group of its own; backends see the death of their postmaster and end.
      process.kill(postmaster.pid, 'SIGKILL');
      await postmaster.ended;
    },
  };
}

/** The address of a database behind a socket, as both `pg` and libpq read it. */
function urlOf(socketDir: string, database: string): string {
  return `postgresql://chidao@${encodeURIComponent(socketDir)}/${database}`;
}

async function connect(socketDir: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(socketDir, database) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('The standby does not follow');
    await sleep(50);
  }
}
