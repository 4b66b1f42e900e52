import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { firstRow } from './rows.ts';

/** The columns of a row that are instants: JSON carries them as text. */
type Instants<T> = {
  readonly [K in keyof T as Date extends T[K] ? K : never]-?: true;
};

/** One of several reads that travel as one statement. Ids must be selected as text, JSON has no 63-bit number. */
export interface Part<T> {
  readonly statement: RawBuilder<T>;
  readonly instants: Instants<T>;
}

/** What may be asked together; null for what need not be asked this time. */
export type Asked = Readonly<
  Record<
    string,
    { statement: RawBuilder<unknown>; instants: Readonly<Record<string, true>> } | null
  >
>;

export type Rows<P> = {
  readonly [K in keyof P]: NonNullable<P[K]> extends Part<infer T> ? T[] : never;
};

/**
 * Asks several things in one statement, each row as JSON: a page costs mostly its round trips, on both
 * sides. The rows of each read come in its own order.
 *
 * @param before a `with …` whose results the parts may read
 */
export async function together<P extends Asked>(
  db: Db | Tx,
  parts: P,
  before = sql``,
): Promise<Rows<P>> {
  const columns = Object.entries(parts).map(([name, part]) =>
    part === null
      ? sql`'[]'::json as ${sql.ref(name)}`
      : sql`(select coalesce(json_agg(x), '[]') from (${part.statement}) x) as ${sql.ref(name)}`,
  );
  const found = await firstRow(
    db,
    sql<Record<string, Record<string, unknown>[]>>`${before} select ${sql.join(columns)}`,
  );
  for (const [name, part] of Object.entries(parts)) {
    revive(found?.[name] ?? [], Object.keys(part?.instants ?? {}));
  }
  // The rows are what the statements say they are, as everywhere else that SQL is read.
  return found as unknown as Rows<P>;
}

function revive(rows: readonly Record<string, unknown>[], instants: readonly string[]): void {
  if (instants.length === 0) return;
  for (const row of rows) {
    for (const column of instants) {
      const text = row[column];
      if (typeof text === 'string') row[column] = new Date(text);
    }
  }
}
