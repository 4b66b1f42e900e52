import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * What tells one run of a process from a later process with the same number.
 * Process numbers are reused, in a restarted container nearly always; the pair (pid, startedAt) is not.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque: compare for equality only. Empty where the system does not tell. */
  readonly startedAt: string;
}

/** True if a process of that number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // EPERM: it exists and belongs to another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The identity of a live process; `undefined` if there is none of that number. */
export function identify(pid: number): ProcessIdentity | undefined {
  return isAlive(pid) ? { pid, startedAt: startOf(pid) } : undefined;
}

/** True if the very process that was identified earlier still runs. */
export function isSameProcess(known: ProcessIdentity): boolean {
  const now = identify(known.pid);
  if (!now) return false;
  // Where one of the two starts is unknown, a live process of that number is taken to be the same one:
  // refusing to start is mended by hand, two servers on one data directory are not.
  return !now.startedAt || !known.startedAt || now.startedAt === known.startedAt;
}

/** The name of the program that a process runs, without its folder; empty if it cannot be read. */
export function programOf(pid: number): string {
  const program = readProc(`/proc/${pid}/cmdline`)?.split('\0')[0] ?? fromPs(pid, 'comm') ?? '';
  return basename(program);
}

function startOf(pid: number): string {
  const fields = statFields(pid);
  if (!fields) return fromPs(pid, 'lstart') ?? '';
  // Ticks since boot are unique only within one boot.
  const boot = readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${boot}/${fields[19] ?? ''}`;
}

/** A killed child that its parent has not yet buried still answers signal 0. */
function isZombie(pid: number): boolean {
  return statFields(pid)?.[0] === 'Z';
}

/** Fields of /proc/PID/stat from the third on (the state); the second, a name in brackets, may hold spaces. */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function fromPs(pid: number, column: 'comm' | 'lstart'): string | undefined {
  try {
    return execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
