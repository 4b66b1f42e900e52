import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCluster } from './create-cluster.ts';
import { dataVersion, placeData, placeSocket } from './data-place.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { installedTree, type NativeTree, usableTree } from './native-binaries.ts';
import { accessFiles, postgresSettings } from './postgres-settings.ts';
import { type DatabaseLog, type Installation, startPostmaster } from './postmaster.ts';
import { clearLeftovers, livePostmaster } from './postmaster-lock.ts';
import { accountFor, ownAccountName } from './run-as.ts';
import { liveLockHolder, takeServerLock } from './server-lock.ts';
import { supervise } from './supervise-postmaster.ts';

/** How to run the embedded database. */
export interface EmbeddedPostgresOptions {
  /** Where the data lives, e.g. `var/postgres`; made on the first start. */
  readonly dataDir: string;
  readonly log: DatabaseLog;
  /** 100 unless told. */
  readonly maxConnections?: number;
  /** The lock of the one server on this data; `chidao.lock` beside the data directory unless told. */
  readonly lockFile?: string;
  /** `throwaway` trades safety for speed (no fsync): only for databases of tests. */
  readonly durability?: 'durable' | 'throwaway';
  /** Called when the database ended by itself and could not be brought back. */
  readonly onLost?: (error: Error) => void;
  /** The programs to run, for tests; those that npm installed unless told. */
  readonly tree?: NativeTree;
}

/** The embedded database, while it runs. */
export interface EmbeddedPostgres {
  /** Connection string over the unix socket; `pg` and libpq both read it. */
  readonly url: string;
  /** The postmaster's process number. It changes if the database had to be restarted. */
  readonly pid: number;
  /** Tells where the server answers, for the sentence that refuses a second start. */
  announce(address: string): void;
  /** Stops the database cleanly and frees the data directory. Safe to call twice. */
  stop(): Promise<void>;
}

const DATABASE = 'chidao';
const MAJOR = 18;

/**
 * Starts the embedded PostgreSQL on a data directory that this process alone owns from now on.
 *
 * A postmaster that an earlier, killed server left running is stopped first; a crash is recovered;
 * a postmaster that dies later is started again, under the same url.
 * @throws EmbeddedDatabaseError with a sentence for the operator; ALREADY_RUNNING names the other server
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const lock = takeServerLock(lockFileOf(options));
  try {
    const { installation, socketDir } = prepare(options);
    const { dataDir, log } = installation;
    await clearLeftovers(dataDir, (line) => log.info(line));
    if (dataVersion(dataDir) === undefined) await createCluster(installation, options.durability);
    refuseOtherVersion(dataDir);
    for (const [name, content] of Object.entries(accessFiles(ownAccountName()))) {
      writeFileSync(join(dataDir, name), content);
    }
    const settings = postgresSettings({
      socketDir,
      maxConnections: options.maxConnections ?? 100,
      durability: options.durability ?? 'durable',
    });
    const url = urlOf(socketDir);
    const supervisor = await supervise(() => startPostmaster(installation, settings), {
      log,
      onLost: options.onLost,
    });
    try {
      await createDatabase(url);
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
    return {
      url,
      get pid() {
        return supervisor.pid;
      },
      announce: lock.announce,
      async stop() {
        await supervisor.stop();
        rmSync(socketDir, { recursive: true, force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The database for a command: that of the running server where there is one (and `stop` leaves it
 * alone), else started for this command and stopped by `stop`.
 */
export async function joinEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Pick<EmbeddedPostgres, 'url' | 'pid' | 'stop'>> {
  if (!liveLockHolder(lockFileOf(options))) return startEmbeddedPostgres(options);
  const dataDir = placeData(options.dataDir, accountFor(options.dataDir), () => {});
  // The server may be starting or bringing its database back.
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const live = livePostmaster(dataDir);
    if (live?.ready) return { url: urlOf(live.socketDir), pid: live.pid, async stop() {} };
    await sleep(100);
  }
  return startEmbeddedPostgres(options);
}

function lockFileOf(options: EmbeddedPostgresOptions): string {
  return options.lockFile ?? join(dirname(options.dataDir), 'chidao.lock');
}

function prepare(options: EmbeddedPostgresOptions): {
  installation: Installation;
  socketDir: string;
} {
  const account = accountFor(options.dataDir);
  const dataDir = placeData(options.dataDir, account, (line) => options.log.info(line));
  mkdirSync(dirname(dataDir), { recursive: true });
  const tree = usableTree(options.tree ?? installedTree(), dirname(dataDir), account);
  return {
    installation: { tree, dataDir, account, log: options.log },
    socketDir: placeSocket(dataDir, account),
  };
}

function refuseOtherVersion(dataDir: string): void {
  const version = dataVersion(dataDir);
  if (version === MAJOR) return;
  throw new EmbeddedDatabaseError(
    'DATA_OTHER_VERSION',
    `Dữ liệu ở ${dataDir} do PostgreSQL ${version} ghi, bản kèm theo là ${MAJOR}. ` +
      'Chạy lại bản Chỉ Đạo cũ, sao lưu bằng "chidao backup", rồi khôi phục vào bản này.',
    `The data in ${dataDir} was written by PostgreSQL ${version}; the bundled one is ${MAJOR}. ` +
      'Run the earlier Chỉ Đạo, make a backup with "chidao backup" and restore it into this one.',
  );
}

async function createDatabase(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  // What breaks the connection is told by the statement that it breaks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(socketDir: string): string {
  return `postgresql://chidao@${encodeURIComponent(socketDir)}/${DATABASE}`;
}
