import type pg from 'pg';
import type { KeptTable } from '../backup/manifest.ts';

/** What the migrator keeps for itself: a restored database gets its own by migrating. */
const OF_THE_MIGRATOR = ['migration', 'migration_lock'];

/**
 * Every table of ours with the columns that can be written (generated ones make themselves), those that others
 * refer to first.
 */
export async function keptTables(client: pg.ClientBase): Promise<KeptTable[]> {
  const { rows } = await client.query<KeptTable & { after: string[] }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.relname <> all($1)
     order by c.relname`,
    [OF_THE_MIGRATOR],
  );
  const ordered: KeptTable[] = [];
  const waiting = [...rows];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ after }) =>
      after.every((name) => !waiting.some((other) => other.name === name)),
    );
    const [next] = waiting.splice(Math.max(at, 0), 1);
    if (next) ordered.push({ name: next.name, columns: next.columns });
  }
  return ordered;
}

/** Nothing changes the form of the tables while they are read; rows may. */
export async function holdTables(client: pg.ClientBase, tables: readonly KeptTable[]) {
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  await client.query(`lock table ${names} in access share mode`);
}

export function copyOutSql({ name, columns }: KeptTable): string {
  return `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`;
}

export function copyInSql({ name, columns }: KeptTable): string {
  return `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;
}

export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map(({ name }) => name);
}

export async function postgresVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ v: string }>(
    `select current_setting('server_version') as v`,
  );
  return rows[0]?.v ?? '';
}

/** True where neither tables of ours nor queued jobs are there. */
export async function isEmptyDatabase(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `select ((select count(*) from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v'))
      + (select count(*) from pg_namespace where nspname = 'graphile_worker'))::int as count`,
  );
  return rows[0]?.count === 0;
}

/** Empties a database again: only ever one that was empty before. */
export async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ drop: string }>(
    `select format('drop %s if exists %I cascade', case relkind when 'v' then 'view' else 'table' end, relname) as drop
     from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v') and not relispartition`,
  );
  for (const { drop } of rows) await client.query(drop);
  await client.query('drop schema if exists graphile_worker cascade');
}

/**
 * What migrations themselves have put into tables makes way for the rows of the backup. They are few: truncating
 * hundreds of tables makes their files anew, which takes longer than all the rest of a small restore.
 */
export async function clearTables(client: pg.ClientBase, tables: readonly KeptTable[]) {
  const statements = [...tables]
    .reverse()
    .map(
      ({ name }) =>
        `/* all authorities: the whole installation is restored */ delete from ${quoted(name)}`,
    );
  await client.query(statements.join(';'));
}

/**
 * Takes away the indexes of large tables that no constraint rests on, and gives what makes them again: filling a table without
 * them and making them after takes a third of the time.
 */
export async function setIndexesAside(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string; make: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as make
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
       and c.relname = any($1)
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ make }) => make);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
