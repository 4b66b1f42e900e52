import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { identify, isSameProcess } from './process-identity.ts';

const Holder = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  address: z.string().optional(),
});

/** The server that holds the lock; `address` is known once it listens. */
export type LockHolder = z.infer<typeof Holder>;

/** The right of one server process over one data directory, until released. */
export interface ServerLock {
  /** Writes into the lock where this server answers, so that a refused second start can say it. */
  announce(address: string): void;
  /** Gives the lock back; harmless when called twice. */
  release(): void;
}

/**
 * Takes the lock file for this process.
 * A lock left behind by a dead process is taken over; one of a live process is refused.
 * @throws EmbeddedDatabaseError ALREADY_RUNNING, naming the holder's process number and address.
 */
export function takeServerLock(file: string): ServerLock {
  const self = identify(process.pid) ?? { pid: process.pid, startedAt: '' };
  const own = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  write(own, self);
  try {
    // A hard link is created or refused in one step, with the content already inside.
    for (let attempt = 0; !linked(own, file); attempt += 1) {
      const holder = readLock(file);
      if (holder && isSameProcess(holder)) throw alreadyRunning(holder);
      if (attempt === 5) throw alreadyRunning({ pid: holder?.pid ?? 0, startedAt: '' });
      setAside(file, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }

  return {
    announce(address) {
      write(own, { ...self, address });
      renameSync(own, file);
    },
    release() {
      const holder = readLock(file);
      if (holder?.pid === self.pid && holder.startedAt === self.startedAt) rmSync(file);
    },
  };
}

/** The live server that holds the lock, or `undefined` if it is free or left behind. */
export function liveLockHolder(file: string): LockHolder | undefined {
  const holder = readLock(file);
  return holder && isSameProcess(holder) ? holder : undefined;
}

/**
 * Removes a lock that nobody holds any more. Between reading and removing, another process may have
 * taken it; so it is moved first, looked at again, and put back if it is no longer the one we read.
 */
function setAside(file: string, stale: LockHolder | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readLock(aside);
  if (moved && isSameProcess(moved) && moved.pid !== stale?.pid) linked(aside, file);
  rmSync(aside, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(file: string): LockHolder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function write(file: string, holder: LockHolder): void {
  writeFileSync(file, `${JSON.stringify(holder)}\n`);
}

function alreadyRunning(holder: LockHolder): EmbeddedDatabaseError {
  const at = holder.address;
  return new EmbeddedDatabaseError(
    'ALREADY_RUNNING',
    `Chỉ Đạo đang chạy với dữ liệu này (tiến trình ${holder.pid}${at ? `, địa chỉ ${at}` : ''}). ` +
      'Mở địa chỉ đó để dùng, hoặc dừng tiến trình ấy rồi chạy lại.',
    `Chỉ Đạo already runs on this data (process ${holder.pid}${at ? `, address ${at}` : ''}). ` +
      'Open that address, or stop that process and start again.',
  );
}
