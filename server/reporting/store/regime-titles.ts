import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names regimes. */
export async function regimeTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from regime
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The names of the regimes of obligations, by id, whichever authority asks for them. */
export async function regimeNames(
  db: Db | Tx,
  of: readonly { readonly authorityId: string; readonly regimeId: string }[],
): Promise<Map<string, string>> {
  const authorities = [...new Set(of.map(({ authorityId }) => authorityId))];
  const ids = [...new Set(of.map(({ regimeId }) => regimeId))];
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from regime
        where authority_id = any(${authorities}::bigint[]) and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
