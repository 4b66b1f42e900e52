import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names documents: by number, or by title where there is none. */
export async function directiveTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select id, coalesce(number, title) as title from directive
      where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
