import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Migration, Migrator, sql } from 'kysely';
import type { Db } from './database.ts';

/** A migration that failed; the database stays at the last one that succeeded. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Brings the database to the newest numbered `.sql` file. Forward only, safe to run again, and two
 * processes never migrate at once: the migrator holds a lock row for the whole run.
 */
export async function migrate(db: Db, folder: string): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '?';
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `Không nâng cấp được cơ sở dữ liệu ở bước ${failed}; dữ liệu giữ nguyên như trước bước này. (Migration ${failed} failed; nothing of it was kept.) ${reason}`,
    );
  }
  return (results ?? []).map((result) => result.migrationName);
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort();
  const entries = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const up = async (db: Db) => {
        await sql.raw(text).execute(db);
      };
      return [name.replace(/\.sql$/, ''), { up } as Migration] as const;
    }),
  );
  return Object.fromEntries(entries);
}
