import { sql } from 'kysely';
import { type Db, openDatabase } from '../../server/platform/database/database.ts';
import { migrate } from '../../server/platform/database/migrate.ts';
import { rows } from '../../server/platform/database/rows.ts';
import { prepareJobs } from '../../server/platform/jobs/jobs.ts';
import { migrationsFolder } from '../support/paths.ts';
import { REFERENCE_TABLES } from './tables.ts';

/**
 * Makes an empty database of a Citus server ready: migrated, reference tables on every node, facts distributed by
 * `authority_id` side by side. The tables of the migrator and of the jobs stay on the coordinator.
 */
export async function spreadDatabase(url: string): Promise<void> {
  const database = openDatabase(url, 4);
  try {
    await sql`create extension if not exists citus`.execute(database.db);
    const { hostname, port } = new URL(url);
    await sql`select citus_set_coordinator_host(${hostname}, ${Number(port) || 5432})`.execute(
      database.db,
    );
    await migrate(database.db, migrationsFolder);
    await prepareJobs(database.pool);
    const tables = await tablesInOrder(database.db);
    for (const name of tables.filter((each) => each in REFERENCE_TABLES)) {
      if (!name.startsWith('migration'))
        await sql`select create_reference_table(${name})`.execute(database.db);
    }
    let first: string | null = null;
    for (const name of tables.filter((each) => !(each in REFERENCE_TABLES))) {
      const beside: string = first ?? 'default';
      await sql`select create_distributed_table(${name}, 'authority_id', colocate_with => ${beside})`.execute(
        database.db,
      );
      first ??= name;
    }
  } finally {
    await database.close();
  }
}

/** Every table of the product, one that others point to before those. */
async function tablesInOrder(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ name: string }>`
      with recursive place as (
        select c.oid, 0 as depth from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        union
        select k.conrelid, p.depth + 1 from place p join pg_constraint k on k.confrelid = p.oid
        where k.contype = 'f' and k.conrelid <> k.confrelid)
      select c.relname as name from place p join pg_class c on c.oid = p.oid
      group by c.relname order by max(p.depth), c.relname`,
  );
  return found.map(({ name }) => name);
}
