import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Serving } from '../rules/recipients.ts';

/**
 * Everybody who serves in some authorities on a day, with all the posts that they hold, elsewhere too: in
 * which body a person is at home must not depend on who asks.
 */
export async function servingOn(
  db: Db | Tx,
  authorityIds: readonly string[],
  day: Day,
): Promise<Serving[]> {
  return rows(
    db,
    sql<Serving>`
      select pe.id as "personId", pe.full_name as name, p.id as "postId", p.title, p.role,
        p.authority_id as "authorityId", p.jurisdiction_unit_id as "jurisdictionUnitId",
        p.jurisdiction_unit_id = au.unit_id as whole
      from appointment a
      join post p on p.id = a.post_id and ${holdsOn('p', day)}
      join authority au on au.id = p.authority_id
      join person pe on pe.id = a.person_id
      where ${holdsOn('a', day)} and a.person_id in (
        select s.person_id from appointment s join post q on q.id = s.post_id
        where q.authority_id = any(${authorityIds}::bigint[]) and ${holdsOn('s', day)}
          and ${holdsOn('q', day)})
      order by a.valid_from, p.id, pe.id`,
  );
}

/** The authorities to which units belong. */
export async function authoritiesOfUnits(
  db: Db | Tx,
  unitIds: readonly string[],
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct authority_id as id from unit
        where id = any(${unitIds}::bigint[])`,
  );
  return found.map(({ id }) => id);
}

/** Where people get mail, and whether they want their digests there. */
export async function mailChoices(
  db: Db | Tx,
  personIds: readonly string[],
): Promise<Map<string, { email: string; byMail: boolean }>> {
  const found = await rows(
    db,
    sql<{ id: string; email: string; byMail: boolean }>`
      select id, email, digest_by_mail as "byMail" from person
      where id = any(${personIds}::bigint[]) and email is not null`,
  );
  return new Map(found.map(({ id, ...choice }) => [id, choice]));
}
