import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

type Titles = (db: Db, authorityId: string, ids: readonly string[]) => Promise<Map<string, string>>;

/** How the journal names inspections, recommendations and meetings. */
export const inspectionTitles = titlesIn('inspection', 'name');
export const recommendationTitles = titlesIn('recommendation', 'words');
export const meetingTitles = titlesIn('meeting', 'name');

function titlesIn(table: string, column: string): Titles {
  return async (db, authorityId, ids) => {
    const found = await rows(
      db,
      sql<{ id: string; title: string }>`
        select id, left(${sql.ref(column)}, 200) as title from ${sql.table(table)}
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
    );
    return new Map(found.map(({ id, title }) => [id, title]));
  };
}
