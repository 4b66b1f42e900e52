import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** Names and kinds of units, by id. */
export async function unitsByName(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string; readonly kind: string }>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string; kind: string }>`select id, name, kind from unit
        where id = any(${[...new Set(ids)]}::bigint[])`,
  );
  return new Map(found.map(({ id, ...unit }) => [id, unit]));
}
