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
 *
 * @param upTo stop at this migration: a backup is read in the form that it was written in
 */
export async function migrate(db: Db, folder: string, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '?';
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `Không nâng cấp được cơ sở dữ liệu ở bước ${failed}; dữ liệu giữ nguyên như trước bước này. (Migration ${failed} failed; nothing of it was kept.) ${reason}`,
    );
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** Names of the migrations that this program knows, in their order. */
export async function knownMigrations(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort();
  return files.map((name) => name.replace(/\.sql$/, ''));
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const entries = await Promise.all(
    (await knownMigrations(folder)).map(async (name) => {
      const text = await readFile(join(folder, `${name}.sql`), 'utf8');
      const up = async (db: Db) => {
        await sql.raw(text).execute(db);
      };
      return [name, { up } as Migration] as const;
    }),
  );
  return Object.fromEntries(entries);
}
