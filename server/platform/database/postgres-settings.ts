import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/** What the caller chooses about the embedded database. */
export interface SettingsWish {
  readonly socketDir: string;
  readonly maxConnections: number;
  /** `throwaway`: no fsync, for databases of tests. Everything else is `durable`. */
  readonly durability: 'durable' | 'throwaway';
}

/**
 * The settings given to the postmaster on its command line, so that the data directory holds no
 * configuration of ours that a later version would have to migrate.
 */
export function postgresSettings(wish: SettingsWish): Record<string, string> {
  const memory = availableMemory();
  return {
    listen_addresses: '',
    unix_socket_directories: wish.socketDir,
    max_connections: String(wish.maxConnections),
    shared_buffers: `${clamp(memory / 4, 64, 1024)}MB`,
    effective_cache_size: `${clamp(memory / 2, 128, 65_536)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${clamp(memory / 16, 64, 512)}MB`,
    dynamic_shared_memory_type: hasRoomyShm() ? 'posix' : 'mmap',
    // A directive to every commune is one large transaction: fewer forced checkpoints, smaller WAL.
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'pglz',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '',
    // Failures of a statement reach the application, which logs them without the values in them.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(wish.durability === 'durable'
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** pg_hba.conf and pg_ident.conf: the system vouches for the account, there is no password to leak. */
export function accessFiles(osUser: string): Record<string, string> {
  const name = `"${osUser.replaceAll('"', '""')}"`;
  return {
    'pg_hba.conf': 'local all chidao peer map=chidao\n',
    'pg_ident.conf': `chidao ${name} chidao\n`,
  };
}

/** Megabytes that this process may use: the container's limit where there is one. */
function availableMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  const total = totalmem();
  return (limit > 0 && limit < total ? limit : total) / MB;
}

/** Containers get a /dev/shm of 64 MB, too small for a parallel query. */
function hasRoomyShm(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks >= 256 * MB;
  } catch {
    return process.platform !== 'linux';
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
