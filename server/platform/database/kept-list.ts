import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';
import type { KeptRow, KeptTable } from './kept-table.ts';
import { firstRow, rows } from './rows.ts';

/** What a list of kept rows is asked: conditions on `x`, an order, the place after which a page begins. */
export interface KeptQuery {
  readonly at: Date | null;
  readonly where: readonly RawBuilder<unknown>[];
  /** A text of `x`, never null, that sorts as is wanted; ids decide between equals. */
  readonly key: RawBuilder<unknown>;
  readonly isDown: boolean;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** One page of rows of an authority with the key of each in the order asked for, and how many fit in all. */
export async function keptPage<T extends KeptRow>(
  db: Db,
  table: KeptTable<T>,
  authorityId: string,
  { at, where, key, isDown, after, limit }: KeptQuery,
): Promise<{ found: (T & { readonly sort_key: string })[]; total: number }> {
  const fits = sql.join([sql`true`, ...where], sql` and `);
  const beyond = sql.raw(isDown ? '<' : '>');
  const way = sql.raw(isDown ? 'desc' : 'asc');
  const next = after ? sql`and (${key}, x.id) ${beyond} (${after[0]}, ${after[1]}::bigint)` : sql``;
  const all = table.at(authorityId, at);
  const [found, count] = await Promise.all([
    rows(
      db,
      sql<T & { sort_key: string }>`select x.*, ${key} as sort_key from (${all}) x
          where ${fits} ${next} order by ${key} ${way}, x.id ${way} limit ${limit}`,
    ),
    firstRow(
      db,
      sql<{ total: number }>`select count(*)::int as total from (${all}) x where ${fits}`,
    ),
  ]);
  return { found, total: count?.total ?? 0 };
}

/** The conditions that each word, without accents, stands somewhere in a text of `x`. */
export function wordsIn(
  column: RawBuilder<unknown>,
  words: readonly string[],
): RawBuilder<unknown>[] {
  return words.map((word) => sql`${column} like ${`%${word}%`}`);
}
