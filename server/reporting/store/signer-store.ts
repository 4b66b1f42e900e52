import { sql } from 'kysely';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** The persons in posts that sign for a unit on a day: its head, its leaders, the clerk of a commune. */
export async function signersOf(db: Db | Tx, unitId: string, day: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct a.person_id as id
        from post p join appointment a on a.post_id = p.id
        where p.jurisdiction_unit_id = ${unitId} and p.role in ('head', 'leader', 'commune')
          and ${holdsOn('p', day)} and ${holdsOn('a', day)}`,
  );
  return found.map(({ id }) => id);
}
