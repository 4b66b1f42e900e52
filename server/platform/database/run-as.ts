import { lstatSync, realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** The system account that runs PostgreSQL, which refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** True if the server itself runs as root and must hand files over to the account. */
  readonly differs: boolean;
}

/** The number of `nobody` on every Linux distribution in use. */
const NOBODY = 65_534;

/**
 * Who runs PostgreSQL on this data directory: ourselves; or, when we are root, the owner that the
 * directory already has, else `nobody`.
 * @throws EmbeddedDatabaseError DATA_NOT_OURS if the directory belongs to another account and we are not root.
 */
export function accountFor(dataDir: string): Account {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const owner = ownerOf(dataDir);
  if (uid === 0) {
    return owner && owner.uid !== 0
      ? { ...owner, differs: true }
      : { uid: NOBODY, gid: NOBODY, differs: true };
  }
  if (owner && owner.uid !== uid) {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_OURS',
      `Thư mục dữ liệu ${dataDir} thuộc tài khoản số ${owner.uid}, còn tiến trình này chạy bằng tài khoản số ${uid}. ` +
        `Chạy lại bằng tài khoản chủ sở hữu (hoặc root), hoặc giao lại: chown -R ${uid}:${gid} ${dataDir}`,
      `The data directory ${dataDir} belongs to account ${owner.uid} and this process runs as ${uid}. ` +
        `Run as its owner (or root), or hand it over: chown -R ${uid}:${gid} ${dataDir}`,
    );
  }
  return { uid, gid, differs: false };
}

/** Name of the account that runs this server, as PostgreSQL's peer authentication will see it. */
export function ownAccountName(): string {
  try {
    return userInfo().username;
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'ACCOUNT_UNUSABLE',
      `Tài khoản số ${process.getuid?.()} không có tên trên máy này nên PostgreSQL không chạy được. ` +
        'Chạy bằng một tài khoản có tên (hoặc root), hoặc đặt DATABASE_URL.',
      `Account ${process.getuid?.()} has no name on this machine, which PostgreSQL needs. ` +
        'Run as a named account (or root), or set DATABASE_URL.',
      cause,
    );
  }
}

/** The first ancestor of `path` (itself included) that the account cannot pass through, if any. */
export function firstClosedDirectory(path: string, account: Account): string | undefined {
  const steps: string[] = [];
  for (let step = nearestExisting(path); ; step = dirname(step)) {
    steps.unshift(step);
    if (step === dirname(step)) break;
  }
  return steps.find((step) => !allows(step, account, 0o1));
}

/** True if the account has the permission bits (4 read, 2 write, 1 pass or run) on an existing path. */
export function allows(path: string, account: Account, bits: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

function nearestExisting(path: string): string {
  for (let step = path; ; step = dirname(step)) {
    try {
      return realpathSync(step);
    } catch {
      if (step === dirname(step)) return step;
    }
  }
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    lstatSync(path);
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch {
    return undefined;
  }
}
