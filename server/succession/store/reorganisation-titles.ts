import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names reorganisations; that of another authority whose units took part as well. */
export async function reorganisationTitles(
  db: Db,
  _authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`
      /* all authorities: units of several took part */
      select id::text, name from reorganisation where id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
