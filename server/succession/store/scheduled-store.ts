import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** Reorganisations whose day has come, the earliest first. A read of the whole installation, for its job. */
export async function scheduledUpTo(
  db: Db,
  day: string,
): Promise<{ authorityId: string; id: string }[]> {
  return rows(
    db,
    sql<{ authorityId: string; id: string }>`
      select authority_id::text as "authorityId", id::text from reorganisation
      /* all authorities: one job finds what waits for its day, by an index of the few that do */
      where state = 'scheduled' and on_day <= ${day}::date order by on_day, id`,
  );
}
