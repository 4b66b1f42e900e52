import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names plans and readings (bản rà soát): by their titles. */
export async function planTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select id, title from plan where authority_id = ${authorityId} and id = any(${ids}::bigint[])
      union all
      select id, title from reading where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
