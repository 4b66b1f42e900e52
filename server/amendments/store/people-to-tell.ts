import { sql } from 'kysely';
import type { Role } from '../../organisation/contract.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** Who holds a post of some role that answers for one of some units on a day. */
export async function peopleOf(
  tx: Tx,
  unitIds: readonly string[],
  roles: readonly Role[],
  day: string,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ personId: string }>`
      select distinct a.person_id as "personId" from post p
      join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      where p.jurisdiction_unit_id = any(${[...unitIds]}::bigint[])
        and p.role = any(${[...roles]}::text[]) and ${holdsOn('p', day)}`,
  );
  return found.map(({ personId }) => personId);
}
