import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Column, Reference } from '../rules/references.ts';

/** Columns of our own tables, views left out. */
export async function columnsOf(db: Db): Promise<Column[]> {
  return rows(
    db,
    sql<Column>`
      select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and a.attnum > 0 and not a.attisdropped
      order by 1, a.attnum`,
  );
}

export interface Orphans {
  readonly count: number;
  /** The least number that is named and not there. */
  readonly first: string | null;
}

/** Rows that name a row that is not there. 0 stands for "none" and for the program itself. */
export async function orphansOf(db: Db, reference: Reference): Promise<Orphans> {
  const { table, column, isArray, to, authority } = reference;
  const named = isArray ? sql`n.id` : sql`t.${sql.ref(column)}`;
  const from = isArray
    ? sql`${sql.table(table)} t, unnest(t.${sql.ref(column)}) as n(id)`
    : sql`${sql.table(table)} t`;
  const missing = to.map((target): RawBuilder<unknown> => {
    const owner = authority === null ? sql`` : sql`and o.authority_id = t.${sql.ref(authority)}`;
    return sql`not exists (select from ${sql.table(target.table)} o where ${sql.ref(`o.${target.key}`)} = ${named} ${owner})`;
  });
  const found = await firstRow(
    db,
    sql<Orphans>`/* all authorities: the whole installation is examined */ select count(*)::int as count, min(${named})::text as first
      from ${from} where ${named} <> 0 and ${sql.join(missing, sql` and `)}`,
  );
  return found ?? { count: 0, first: null };
}
