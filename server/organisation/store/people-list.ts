import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { PersonRow } from '../people-contract.ts';
import { holdsOn, subtreeSql } from './unit-tree.ts';

export interface PeopleFilter {
  readonly authorityId: string;
  readonly day: string;
  /** On a past day only those who held a post are known. */
  readonly isPast: boolean;
  /** Words without accents of the name or the account. */
  readonly words: readonly string[];
  readonly unitId: string | null;
  readonly role: string | null;
  readonly account: 'with' | 'without' | null;
  readonly post: 'some' | 'none' | 'acting' | null;
}

export interface PersonKey {
  readonly id: string;
  readonly folded: string;
  readonly fullName: string;
  readonly username: string | null;
  readonly version: number;
}

/** People of a body by name, without accents. */
export async function pageOfPeople(
  db: Db,
  filter: PeopleFilter,
  order: { readonly isDown: boolean; readonly after: readonly [string, string] | null },
  limit: number,
): Promise<PersonKey[]> {
  const { isDown, after } = order;
  const direction = isDown ? sql`desc` : sql`asc`;
  const beyond = after
    ? sql`and (pe.folded, pe.id) ${isDown ? sql`<` : sql`>`} (${after[0]}, ${after[1]}::bigint)`
    : sql``;
  return rows(
    db,
    sql<PersonKey>`
      select pe.id, pe.folded, pe.full_name as "fullName", pe.version,
        (select min(ac.username) from account ac where ac.person_id = pe.id) as username
      from person pe where ${matching(filter)} ${beyond}
      order by pe.folded ${direction}, pe.id ${direction} limit ${limit}`,
  );
}

export async function countPeople(db: Db, filter: PeopleFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from person pe where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching(filter: PeopleFilter): RawBuilder<unknown> {
  const { authorityId, day, isPast, words, unitId, role, account, post } = filter;
  const held = (more: RawBuilder<unknown>) => sql`exists (
      select from appointment a join post p on p.id = a.post_id
      where a.person_id = pe.id and p.authority_id = ${authorityId}
        and ${holdsOn('a', day)} and ${holdsOn('p', day)} ${more})`;
  const ever = sql`(pe.authority_id = ${authorityId} or exists (
      select from appointment a join post p on p.id = a.post_id
      where a.person_id = pe.id and p.authority_id = ${authorityId}))`;
  const conditions = [isPast ? held(sql``) : ever];
  if (unitId !== null) conditions.push(held(sql`and p.unit_id in (${subtreeSql(unitId, day)})`));
  if (role !== null) conditions.push(held(sql`and p.role = ${role}`));
  if (post === 'some') conditions.push(held(sql``));
  if (post === 'none') conditions.push(sql`not ${held(sql``)}`);
  if (post === 'acting') conditions.push(held(sql`and a.kind = 'acting'`));
  const hasAccount = sql`exists (select from account ac where ac.person_id = pe.id)`;
  if (account === 'with') conditions.push(hasAccount);
  if (account === 'without') conditions.push(sql`not ${hasAccount}`);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(pe.folded like ${like} or exists (
      select from account ac where ac.person_id = pe.id and ac.username like ${like}))`);
  }
  return sql.join(conditions, sql` and `);
}

type PostOnDay = PersonRow['posts'][number];

/** The posts of some people in an authority on a day, by person id, the regular ones first. */
export async function postsOnDay(
  db: Db | Tx,
  authorityId: string,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, PostOnDay[]>> {
  const found = await rows(
    db,
    sql<{ personId: string; post: PostOnDay }>`
      select a.person_id as "personId", json_build_object('id', p.id::text, 'title', p.title,
        'role', p.role, 'kind', a.kind, 'from', a.valid_from, 'to', a.valid_to,
        'unit', json_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name)) as post
      from appointment a join post p on p.id = a.post_id join unit u on u.id = p.unit_id
      where a.person_id = any(${personIds}::bigint[]) and p.authority_id = ${authorityId}
        and ${holdsOn('a', day)} and ${holdsOn('p', day)}
      order by a.kind desc, p.id`,
  );
  const posts = new Map<string, PostOnDay[]>();
  for (const { personId, post } of found) {
    posts.set(personId, [...(posts.get(personId) ?? []), post]);
  }
  return posts;
}

/** Whether a person belongs to an authority: entered there, or ever in one of its posts. */
export async function belongsTo(
  db: Db | Tx,
  authorityId: string,
  personId: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from person pe where pe.id = ${personId} and (pe.authority_id = ${authorityId}
      or exists (select from appointment a join post p on p.id = a.post_id
        where a.person_id = pe.id and p.authority_id = ${authorityId}))`,
  );
  return found !== null;
}
