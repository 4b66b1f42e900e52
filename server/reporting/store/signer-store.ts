import { sql } from 'kysely';
import type { Role } from '../../organisation/contract.ts';
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

/** The persons in posts that accept or return what a unit receives on a day. */
export async function receiversOf(
  db: Db | Tx,
  toUnitId: string,
  roles: readonly Role[],
  day: string,
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct a.person_id as id
        from post p join appointment a on a.post_id = p.id
        where p.jurisdiction_unit_id = ${toUnitId} and p.role = any(${roles})
          and ${holdsOn('p', day)} and ${holdsOn('a', day)}`,
  );
  return found.map(({ id }) => id);
}
