import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';

/** Packages by number and subject, for the journal. */
export async function packageTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{
      id: string;
      title: string;
    }>`select id, number || ' ' || subject as title from edxml_package
      where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
