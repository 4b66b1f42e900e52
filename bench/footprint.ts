import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Installation } from '../server/open-installation.ts';
import { type BenchRow, told } from './rows.ts';

const MB = 1_048_576;

/** What a world takes up: memory of the server and of PostgreSQL, and the database by its largest parts. */
export async function footprint({ database, config }: Installation): Promise<BenchRow[]> {
  const { rows: tables } = await sql<{ name: string; heap: number; indexes: number }>`
    select relname as name, pg_table_size(oid) / ${MB}::float as heap,
      pg_indexes_size(oid) / ${MB}::float as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 7`.execute(database.db);
  const { rows: whole } = await sql<{ size: number }>`
    select pg_database_size(current_database()) / ${MB}::float as size`.execute(database.db);
  const postgres = postgresMemory(join(config.varDir, 'postgres'));
  return [
    told(
      'memory of the server process (with the clients in it)',
      process.memoryUsage().rss / MB,
      'MiB',
    ),
    ...(postgres === null
      ? []
      : [told('memory of PostgreSQL, all its processes', postgres, 'MiB')]),
    told('database', whole[0]?.size ?? 0, 'MiB'),
    ...tables.flatMap(({ name, heap, indexes }) => [
      told(`– ${name}, rows`, heap, 'MiB'),
      told(`– ${name}, indexes`, indexes, 'MiB'),
    ]),
  ];
}

/** Each shared page counted once (PSS), on Linux; null elsewhere. */
function postgresMemory(folder: string): number | null {
  try {
    const master = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const own = pids.filter((pid) => pid === master || parentOf(pid) === master);
    const kilobytes = own.map((pid) => {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    });
    return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
  } catch {
    return null;
  }
}

function parentOf(pid: string): string | null {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}
