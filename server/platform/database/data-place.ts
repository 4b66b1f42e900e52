import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { type Account, firstClosedDirectory } from './run-as.ts';

/** Longest path of a unix socket that every supported system takes (macOS: 103 bytes and a zero). */
const SOCKET_PATH_LIMIT = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

/** Where data goes that root keeps but another account must reach, as /root lets nobody pass. */
const OPEN_HOME = '/var/lib/chidao';

/**
 * The real directory of the data, reachable by the account.
 * When a directory above `wanted` is closed to the account (a checkout under /root), the data lives under
 * /var/lib/chidao and `wanted` becomes a link to it, so that it is found, backed up and started again.
 * @throws EmbeddedDatabaseError DATA_UNREACHABLE if no such place can be made
 */
export function placeData(
  wanted: string,
  account: Account,
  say: (line: string) => void,
  openHome = OPEN_HOME,
): string {
  const asked = resolve(wanted);
  if (isLink(asked)) {
    const target = linkTarget(asked);
    if (firstClosedDirectory(dirname(target), account)) throw unreachable(target, account);
    return target;
  }
  openTemporary(asked, account);
  const closed = firstClosedDirectory(dirname(asked), account);
  if (!closed) return asked;
  if (!account.differs || existsSync(asked)) throw unreachable(closed, account);

  const place = join(openHome, shortHash(asked), basename(asked));
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    mkdirSync(dirname(asked), { recursive: true });
    if (firstClosedDirectory(dirname(place), account)) throw unreachable(place, account);
    symlinkSync(place, asked);
  } catch (cause) {
    if (cause instanceof EmbeddedDatabaseError) throw cause;
    throw unreachable(closed, account, cause);
  }
  say(
    `Thư mục ${closed} đóng với tài khoản chạy PostgreSQL; dữ liệu đặt tại ${place} (${asked} là liên kết đến đó).`,
  );
  return place;
}

/**
 * A short, private directory for the unix socket of this data directory, the same at every start.
 * @throws EmbeddedDatabaseError SOCKET_UNSAFE if somebody else made a directory of that name first
 */
export function placeSocket(dataDir: string, account: Account): string {
  const name = `chidao-${shortHash(dataDir)}`;
  const preferred = join(realpathSync(tmpdir()), name);
  const fits = Buffer.byteLength(join(preferred, SOCKET_NAME)) <= SOCKET_PATH_LIMIT;
  const open = fits && !firstClosedDirectory(dirname(preferred), account);
  const dir = open ? preferred : join('/tmp', name);
  if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700 });
  const found = lstatSync(dir);
  // Anyone may write in /tmp: a directory planted there under our name must not be used.
  const owned = found.uid === account.uid || found.uid === process.getuid?.();
  if (!found.isDirectory() || !owned) throw unsafe(dir, found.uid);
  giveTo(dir, account);
  return dir;
}

/** Hands a directory to the account and closes it to all others. */
export function giveTo(dir: string, account: Account): void {
  if (account.differs) chownSync(dir, account.uid, account.gid);
  chmodSync(dir, 0o700);
}

/** The major version that wrote the data directory, e.g. 18; `undefined` if there is none yet. */
export function dataVersion(dataDir: string): number | undefined {
  const file = join(dataDir, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/**
 * A directory fresh from mkdtemp is closed to all but its maker. When root keeps data in one (a test
 * does), the account is let through it, though not allowed to look around.
 */
function openTemporary(asked: string, account: Account): void {
  const closed = firstClosedDirectory(dirname(asked), account);
  if (!closed || !account.differs) return;
  const found = lstatSync(closed);
  const inTemporary = dirname(closed) === realpathSync(tmpdir());
  if (inTemporary && found.uid === process.getuid?.()) chmodSync(closed, found.mode | 0o011);
}

/** Where a link leads, also when the last step is not there yet (the first start was cut short). */
function linkTarget(link: string): string {
  const target = resolve(dirname(link), readlinkSync(link));
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  return join(realpathSync(dirname(target)), basename(target));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function unreachable(path: string, account: Account, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'DATA_UNREACHABLE',
    `PostgreSQL chạy bằng tài khoản số ${account.uid} và không vào được ${path}. ` +
      'Mở quyền đi qua (chmod o+x), chuyển dự án đến nơi khác như /srv, hoặc đặt DATABASE_URL.',
    `PostgreSQL runs as account ${account.uid}, which cannot enter ${path}. ` +
      'Let it pass (chmod o+x), move the project to a place such as /srv, or set DATABASE_URL.',
    cause,
  );
}

function unsafe(dir: string, uid: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'SOCKET_UNSAFE',
    `${dir} do tài khoản khác (số ${uid}) tạo nên không dùng làm chỗ đặt socket. Xoá nó, hoặc đặt TMPDIR đến một thư mục riêng.`,
    `${dir} was made by another account (${uid}) and is not safe for a socket. Delete it, or set TMPDIR to a private directory.`,
  );
}
