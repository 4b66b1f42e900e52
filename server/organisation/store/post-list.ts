import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Appointment, Post } from '../people-contract.ts';
import { holdsOn, subtreeSql } from './unit-tree.ts';

export interface PostFilter {
  readonly authorityId: string;
  readonly day: string;
  /** Words without accents of the unit, or of who holds the post. */
  readonly words: readonly string[];
  readonly unitId: string | null;
  readonly role: string | null;
  readonly vacant: boolean;
}

type PostPlace = readonly [unitName: string, unitId: string, id: string];
export type PostRow = Post & { readonly place: string };

const holders = (day: string) => sql`coalesce((
  select json_agg(json_build_object('appointmentId', a.id::text, 'kind', a.kind,
    'from', a.valid_from, 'to', a.valid_to,
    'person', json_build_object('id', pe.id::text, 'name', pe.full_name)) order by a.kind desc, a.id)
  from appointment a join person pe on pe.id = a.person_id
  where a.post_id = p.id and ${holdsOn('a', day)}), '[]'::json)`;

/** Posts that are there on a day, by unit, with who holds them. */
export async function pageOfPosts(
  db: Db,
  filter: PostFilter,
  after: PostPlace | null,
  limit: number,
): Promise<PostRow[]> {
  const beyond = after
    ? sql`and (u.folded, u.id, p.id) > (${after[0]}, ${after[1]}::bigint, ${after[2]}::bigint)`
    : sql``;
  return rows(
    db,
    sql<PostRow>`
      select p.id, p.title, p.role, p.valid_from as "from", p.valid_to as "to", p.basis,
        p.follows_id as "followsId", p.version, u.folded as place,
        json_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name) as unit,
        json_build_object('id', ju.id::text, 'name', ju.name, 'shortName', ju.short_name) as jurisdiction,
        ${holders(filter.day)} as holders
      from post p join unit u on u.id = p.unit_id join unit ju on ju.id = p.jurisdiction_unit_id
      where ${matching(filter)} ${beyond}
      order by u.folded, u.id, p.id limit ${limit}`,
  );
}

export async function countPosts(db: Db, filter: PostFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from post p
        join unit u on u.id = p.unit_id where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching(filter: PostFilter): RawBuilder<unknown> {
  const { authorityId, day, words, unitId, role, vacant } = filter;
  const conditions: RawBuilder<unknown>[] = [
    sql`p.authority_id = ${authorityId}`,
    holdsOn('p', day),
  ];
  if (unitId !== null) conditions.push(sql`p.unit_id in (${subtreeSql(unitId, day)})`);
  if (role !== null) conditions.push(sql`p.role = ${role}`);
  const held = (more: RawBuilder<unknown>) => sql`exists (select from appointment a
    join person pe on pe.id = a.person_id where a.post_id = p.id and ${holdsOn('a', day)} ${more})`;
  if (vacant) conditions.push(sql`not ${held(sql``)}`);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(u.folded like ${like} or ${held(sql`and pe.folded like ${like}`)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Every appointment of a person in an authority, the latest first. */
export async function appointmentsOf(
  db: Db,
  authorityId: string,
  personId: string,
): Promise<Appointment[]> {
  return rows(
    db,
    sql<Appointment>`
      select a.id, a.kind, a.valid_from as "from", a.valid_to as "to", a.basis,
        a.ended_basis as "endedBasis", a.version,
        json_build_object('id', p.id::text, 'title', p.title, 'role', p.role,
          'unit', json_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name)) as post
      from appointment a join post p on p.id = a.post_id join unit u on u.id = p.unit_id
      where a.person_id = ${personId} and p.authority_id = ${authorityId}
      order by a.valid_from desc, a.id desc`,
  );
}
