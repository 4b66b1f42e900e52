import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import type { Role } from '../contract.ts';
import { type HeldActor, heldColumns, heldSql, withRightsLeft } from './held-post.ts';
import { holdsOn } from './unit-tree.ts';

export { postsOf } from './held-post.ts';

/** A person is kept by the authority that entered them. */
export async function insertPerson(
  tx: Tx,
  person: { id: string; fullName: string; authorityId: string },
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into person (id, authority_id, full_name, folded, created_at)
        values (${person.id}, ${person.authorityId}, ${person.fullName},
          ${accentFree(person.fullName)}, ${now})`,
  );
}

export interface NewPost {
  readonly id: string;
  readonly authorityId: string;
  readonly unitId: string;
  /** The unit that the post answers for: its own, or a higher one for those who see more. */
  readonly jurisdictionUnitId: string;
  readonly title: string;
  readonly role: Role;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await run(
    tx,
    sql`insert into post (id, authority_id, unit_id, jurisdiction_unit_id, title, role, valid_from, valid_to)
        values (${post.id}, ${post.authorityId}, ${post.unitId}, ${post.jurisdictionUnitId},
                ${post.title}, ${post.role}, ${post.validFrom}, ${post.validTo})`,
  );
}

export async function insertAppointment(
  tx: Tx,
  appointment: {
    id: string;
    personId: string;
    postId: string;
    validFrom: string;
    validTo: string | null;
  },
): Promise<void> {
  const { id, personId, postId, validFrom, validTo } = appointment;
  await run(
    tx,
    sql`insert into appointment (id, person_id, post_id, valid_from, valid_to)
        values (${id}, ${personId}, ${postId}, ${validFrom}, ${validTo})`,
  );
}

/**
 * The person of an account acting in a post that they hold on the day, by an appointment of their own or by
 * the delegation that is named; null where they do not.
 */
export async function actorIn(
  db: Db | Tx,
  accountId: string,
  postId: string,
  day: string,
  delegationId: string | null = null,
): Promise<Actor | null> {
  return withRightsLeft(
    await firstRow(
      db,
      sql<HeldActor>`
        select ${actorColumns}, ${heldColumns} from account ac
        join person pe on pe.id = ac.person_id
        join post p on p.id = ${postId} and ${holdsOn('p', day)}
        ${heldSql(sql`${delegationId}::bigint`, day)}
        join unit u on u.id = p.unit_id
        join authority au on au.id = p.authority_id
        where ac.id = ${accountId} limit 1`,
    ),
  );
}

/** The columns of an {@link Actor} over account `ac`, person `pe`, post `p`, unit `u`, authority `au`. */
export const actorColumns = sql`
  ac.id as "accountId", pe.id as "personId", pe.full_name as "personName",
  p.id as "postId", p.title as "postTitle", p.role, p.unit_id as "unitId", u.name as "unitName",
  p.authority_id as "authorityId", p.jurisdiction_unit_id as "jurisdictionUnitId",
  p.jurisdiction_unit_id = au.unit_id as "wholeAuthority", au.settings->'time'->'limits' as limits,
  au.works_elsewhere as "worksElsewhere"`;

/** Full names by person id, for lists that show who. */
export async function personNames(
  db: Db | Tx,
  personIds: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, full_name as name from person
        where id = any(${ids}::bigint[])`,
  );
  return new Map(found.map((row) => [row.id, row.name]));
}

/** Titles by post id. */
export async function postTitles(
  db: Db | Tx,
  postIds: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...new Set(postIds)];
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`select id, title from post
        where id = any(${ids}::bigint[])`,
  );
  return new Map(found.map((row) => [row.id, row.title]));
}

/** User names by account id. */
export async function accountNames(
  db: Db | Tx,
  accountIds: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds)];
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, username as name from account
        where id = any(${ids}::bigint[])`,
  );
  return new Map(found.map((row) => [row.id, row.name]));
}
