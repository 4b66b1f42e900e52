import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Runs a statement and gives its rows. */
export async function rows<T>(db: Db | Tx, statement: RawBuilder<T>): Promise<T[]> {
  return (await statement.execute(db)).rows;
}

/** Runs a statement and gives its first row, or null. */
export async function firstRow<T>(db: Db | Tx, statement: RawBuilder<T>): Promise<T | null> {
  return (await statement.execute(db)).rows[0] ?? null;
}

/** Runs a statement for its effect and gives the number of rows it touched. */
export async function run(db: Db | Tx, statement: RawBuilder<unknown>): Promise<number> {
  const result = await statement.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

/**
 * Inserts many rows with one statement that PostgreSQL plans once whatever their number: the rows
 * travel as one JSON array. `columns` gives each column with its SQL type.
 */
export function insertSql<T extends Record<string, unknown>>(
  table: string,
  columns: { readonly [K in keyof T & string]: string },
  values: readonly T[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const list = sql.join(names.map((name) => sql.ref(name)));
  const shape = sql.raw(names.map((name) => `${JSON.stringify(name)} ${columns[name]}`).join(', '));
  return sql`
    insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given(${shape})`;
}

/** Runs {@link insertSql}; nothing to insert is nothing to run. */
export async function insertRows<T extends Record<string, unknown>>(
  db: Db | Tx,
  table: string,
  columns: { readonly [K in keyof T & string]: string },
  values: readonly T[],
): Promise<void> {
  if (values.length > 0) await insertSql(table, columns, values).execute(db);
}
