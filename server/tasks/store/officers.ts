import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/** Whether a person holds a post of the unit on a day. */
export async function servesInUnit(
  db: Db | Tx,
  personId: string,
  unitId: string,
  day: Day,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql<{ serves: boolean }>`select exists (
        select from appointment a join post p on p.id = a.post_id
        where a.person_id = ${personId} and p.unit_id = ${unitId}
          and ${holdsOn('a', day)} and ${holdsOn('p', day)}) as serves`,
  );
  return found?.serves ?? false;
}
