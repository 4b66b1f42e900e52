import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, programOf } from './process-identity.ts';

/** What a postmaster says about itself in its data directory. */
export interface PostmasterLock {
  readonly pid: number;
  readonly socketDir: string;
  /** Accepts connections. */
  readonly ready: boolean;
}

/** Reads postmaster.pid; `undefined` if there is none. Lines: PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*. */
export function readPostmasterLock(dataDir: string): PostmasterLock | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** The postmaster that serves the data directory right now, if one does. */
export function livePostmaster(dataDir: string): PostmasterLock | undefined {
  const lock = readPostmasterLock(dataDir);
  return lock && isAlive(lock.pid) && isPostgres(lock.pid) ? lock : undefined;
}

/**
 * Frees the data directory of what an earlier run left: stops a postmaster that outlived its server,
 * and removes a lock whose number now belongs to some other program.
 *
 * A lock of a dead postmaster is left alone: PostgreSQL itself takes it over, after checking by the
 * shared memory named in it that no backend of the dead one still writes.
 */
export async function clearLeftovers(
  dataDir: string,
  say: (line: string) => void,
): Promise<'nothing' | 'stopped' | 'removed'> {
  const lock = readPostmasterLock(dataDir);
  if (!lock || !isAlive(lock.pid)) return 'nothing';
  if (!isPostgres(lock.pid)) {
    rmSync(join(dataDir, 'postmaster.pid'));
    return 'removed';
  }
  say(`Dừng PostgreSQL còn lại từ lần chạy trước (tiến trình ${lock.pid}).`);
  await stopPostmaster(lock.pid);
  return 'stopped';
}

/**
 * Stops a postmaster and waits until it is gone: fast shutdown (clients are cut off, everything is
 * flushed); after `patience` milliseconds immediate shutdown (recovered at the next start).
 */
export async function stopPostmaster(pid: number, patience = 60_000): Promise<void> {
  if (!send(pid, 'SIGINT')) return;
  if (await gone(pid, patience)) return;
  send(pid, 'SIGQUIT');
  if (await gone(pid, 10_000)) return;
  send(pid, 'SIGKILL');
  await gone(pid, 5_000);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function gone(pid: number, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

function isPostgres(pid: number): boolean {
  return programOf(pid) === 'postgres';
}
