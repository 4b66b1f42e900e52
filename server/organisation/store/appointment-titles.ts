import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names appointments: who, in which post. */
export async function appointmentTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select a.id, pe.full_name || ', ' || p.title as title from appointment a
      join person pe on pe.id = a.person_id join post p on p.id = a.post_id
      where a.id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}

/** How the journal names delegations: from whom to whom. */
export async function delegationTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select d.id, gp.full_name || ' → ' || rp.full_name as title from delegation d
      join person gp on gp.id = d.from_person_id join person rp on rp.id = d.to_person_id
      where d.authority_id = ${authorityId} and d.id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
