import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { firstRow, insertRows, rows, run } from './rows.ts';

/** What every row that keeps its past has. */
export interface KeptRow {
  readonly authority_id: string;
  readonly id: string;
  readonly version: number;
  /** The moment from which this version holds. */
  readonly since: Date;
  readonly changed_by: string;
}

/** A table whose rows keep what they were in the table of the same name with `_past`. */
export interface KeptTable<T extends KeptRow> {
  /** All rows of an authority as they were at a moment, to select from; null is now. */
  at(authorityId: string, at: Date | null): RawBuilder<T>;
  find(db: Db | Tx, authorityId: string, id: string, at?: Date | null): Promise<T | null>;
  /** Rows that fulfil a condition on `x`, oldest id first. */
  list(db: Db | Tx, authorityId: string, where: RawBuilder<unknown>, at: Date | null): Promise<T[]>;
  /** The row, held until the act ends. */
  lock(tx: Tx, authorityId: string, id: string): Promise<T | null>;
  insert(tx: Tx, added: readonly T[]): Promise<void>;
  /** Keeps what the row was and writes what it is now. */
  replace(tx: Tx, row: T): Promise<void>;
}

const KEPT = {
  authority_id: 'bigint',
  id: 'bigint',
  version: 'integer',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof KeptRow]: string };

/** @param own the columns of the table besides those of every kept row, each with its SQL type */
export function keptTable<T extends KeptRow>(
  name: string,
  own: { readonly [K in Exclude<keyof T & string, keyof KeptRow>]: string },
): KeptTable<T> {
  const types: Readonly<Record<string, string>> = { ...KEPT, ...own };
  const names = Object.keys(types);
  const columns = sql.raw<T>(names.map((column) => `x.${column}`).join(', '));
  const table = sql.table(name);
  const past = sql.table(`${name}_past`);

  function at(authorityId: string, moment: Date | null): RawBuilder<T> {
    if (moment === null) {
      return sql`select ${columns} from ${table} x where x.authority_id = ${authorityId}`;
    }
    return sql`select ${columns} from ${table} x
        where x.authority_id = ${authorityId} and x.since <= ${moment}
      union all
      select ${columns} from ${past} x
        where x.authority_id = ${authorityId} and x.since <= ${moment} and x.until > ${moment}`;
  }

  return {
    at,
    find: (db, authorityId, id, moment = null) =>
      firstRow(db, sql<T>`select * from (${at(authorityId, moment)}) x where x.id = ${id}`),
    list: (db, authorityId, where, moment) =>
      rows(db, sql<T>`select * from (${at(authorityId, moment)}) x where ${where} order by x.id`),
    lock: (tx, authorityId, id) =>
      firstRow(
        tx,
        sql<T>`select ${columns} from ${table} x
            where x.authority_id = ${authorityId} and x.id = ${id} for update`,
      ),
    async insert(tx, added) {
      const values = added.map((row) => Object.fromEntries(Object.entries(row)));
      await insertRows<Record<string, unknown>>(tx, name, types, values);
    },
    async replace(tx, row) {
      await run(
        tx,
        sql`insert into ${past} (${sql.join(names.map((column) => sql.ref(column)))}, until)
            select ${columns}, ${row.since}::timestamptz from ${table} x
            where x.authority_id = ${row.authority_id} and x.id = ${row.id}`,
      );
      const changes = names
        .filter((column) => column !== 'authority_id' && column !== 'id')
        .map((column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`);
      const shape = sql.raw(names.map((column) => `${column} ${types[column]}`).join(', '));
      await run(
        tx,
        sql`update ${table} x set ${sql.join(changes)}
            from jsonb_to_recordset(${JSON.stringify([row])}::jsonb) as given(${shape})
            where x.authority_id = given.authority_id and x.id = given.id`,
      );
    },
  };
}
