import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { readPostmasterLock } from './postmaster-lock.ts';
import type { Account } from './run-as.ts';

/** Where the database reports to; a pino logger fits, and so does `console`. */
export interface DatabaseLog {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** Everything needed to run the programs of one tree on one data directory. */
export interface Installation {
  readonly tree: string;
  readonly dataDir: string;
  readonly account: Account;
  readonly log: DatabaseLog;
}

/** A running postmaster that is our child. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended. */
  readonly ended: Promise<string>;
}

/** Recovery after a crash replays up to max_wal_size; this is far beyond it. */
const START_PATIENCE = 15 * 60_000;

/**
 * Runs a program of the tree as the account, in an environment of its own (PGDATA, PGOPTIONS and the
 * like of the caller must not reach it), and in its own process group: Ctrl-C in a terminal goes to
 * the whole group, and the database must outlive the requests that the server still finishes.
 */
export function spawnNative(
  { tree, dataDir, account }: Installation,
  program: 'initdb' | 'postgres',
  args: readonly string[],
): ChildProcess {
  return spawn(join(tree, 'bin', program), args, {
    cwd: dataDir,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(account.differs ? { uid: account.uid, gid: account.gid } : {}),
  });
}

/**
 * Starts PostgreSQL and waits until it accepts connections, recovery after a crash included.
 * @throws EmbeddedDatabaseError START_FAILED with the last lines that PostgreSQL wrote
 */
export async function startPostmaster(
  installation: Installation,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  // Backends of a killed postmaster notice within moments; until then PostgreSQL refuses to start.
  const end = Date.now() + 30_000;
  for (;;) {
    const attempt = await tryStart(installation, settings);
    if (!('lines' in attempt)) return attempt;
    const held = attempt.lines.some((line) => /pre-existing shared memory|lock file/.test(line));
    if (!held || Date.now() > end) throw startFailed(attempt.lines);
    await sleep(100);
  }
}

async function tryStart(
  installation: Installation,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster | { lines: string[] }> {
  const { dataDir, log } = installation;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawnNative(installation, 'postgres', ['-D', dataDir, ...options]);
  const lines: string[] = [];
  let over: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(error.message);
    });
    // 'close', not 'exit': the last lines must have been read. Backends that outlive a killed
    // postmaster keep the pipe open, so do not wait for it long.
    child.once('exit', (code, signal) => {
      const reason = signal ? `signal ${signal}` : `exit code ${code}`;
      const settle = () => resolve(reason);
      child.once('close', settle);
      setTimeout(settle, 500).unref();
    });
  }).then((reason) => {
    over = reason;
    return reason;
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (lines.push(line) > 40) lines.shift();
      relay(line, log);
    });
  }

  const began = Date.now();
  let told = began;
  while (over === undefined) {
    const lock = readPostmasterLock(dataDir);
    if (child.pid !== undefined && lock?.pid === child.pid && lock.ready) {
      return { pid: child.pid, ended };
    }
    if (Date.now() - began > START_PATIENCE) {
      child.kill('SIGINT');
      break;
    }
    if (Date.now() - told > 5_000) {
      told = Date.now();
      log.info('PostgreSQL đang phục hồi dữ liệu sau lần dừng đột ngột…');
    }
    await Promise.race([sleep(15), ended]);
  }
  await ended;
  return { lines };
}

function relay(line: string, log: DatabaseLog): void {
  const text = `postgres: ${line}`;
  if (/^PANIC:/.test(line)) log.error(text);
  else if (/^(FATAL|ERROR|WARNING):/.test(line)) log.warn(text);
  else log.debug(text);
}

function startFailed(lines: readonly string[]): EmbeddedDatabaseError {
  const said = lines.slice(-6).join('\n  ');
  return new EmbeddedDatabaseError(
    'START_FAILED',
    `PostgreSQL kèm theo không khởi động được. Xem các dòng dưới, sửa nguyên nhân (ổ đĩa đầy, quyền thư mục…) rồi chạy lại.\n  ${said}`,
    'The bundled PostgreSQL did not start. Read the lines above, mend the cause (full disk, directory rights…) and start again.',
  );
}
