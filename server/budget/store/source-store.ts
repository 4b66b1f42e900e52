import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { KNOWN_SOURCES, type MoneySource, sourcesWith } from '../rules/sources.ts';

export type SourceRecord = MoneySource & { readonly version: number };

/** The list of sources of an authority: the known ones and its own. */
export async function sourcesOf(db: Db | Tx, authorityId: string): Promise<SourceRecord[]> {
  const own = await rows(
    db,
    sql<SourceRecord>`select key, name, aliases, is_closed as "isClosed", version
        from budget_source where authority_id = ${authorityId} order by since, key`,
  );
  const versions = new Map(own.map(({ key, version }) => [key, version]));
  return sourcesWith(own).map((source) => ({ ...source, version: versions.get(source.key) ?? 0 }));
}

/** Names of sources by `authority/key`, for lines of several authorities. */
export async function sourceNames(
  db: Db | Tx,
  authorityIds: readonly string[],
): Promise<(authorityId: string, key: string) => string> {
  const own = await rows(
    db,
    sql<{ authorityId: string; key: string; name: string }>`
      select authority_id as "authorityId", key, name from budget_source
      where authority_id = any(${[...authorityIds]}::bigint[])`,
  );
  const names = new Map(own.map(({ authorityId, key, name }) => [`${authorityId}/${key}`, name]));
  const known = new Map(KNOWN_SOURCES.map(({ key, name }) => [key, name]));
  return (authorityId, key) => names.get(`${authorityId}/${key}`) ?? known.get(key) ?? key;
}

export async function saveSource(
  tx: Tx,
  authorityId: string,
  source: SourceRecord,
  at: Date,
  by: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into budget_source
          (authority_id, key, name, aliases, is_closed, version, since, changed_by)
        values (${authorityId}, ${source.key}, ${source.name}, ${[...source.aliases]}::text[],
          ${source.isClosed}, ${source.version}, ${at}, ${by})
        on conflict (authority_id, key) do update set name = excluded.name,
          aliases = excluded.aliases, is_closed = excluded.is_closed, version = excluded.version,
          since = excluded.since, changed_by = excluded.changed_by`,
  );
}

/** Who last changed a source, for the difference that a second editor is shown. */
export async function lastChangeOf(
  db: Db | Tx,
  authorityId: string,
  key: string,
): Promise<{ at: Date; by: string } | null> {
  const [found] = await rows(
    db,
    sql<{ at: Date; by: string }>`select since as at, changed_by as by from budget_source
        where authority_id = ${authorityId} and key = ${key}`,
  );
  return found ?? null;
}
