import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Role } from '../contract.ts';
import type { Staff } from '../rules/import-people.ts';
import { PATH_SEPARATOR } from '../rules/unit-record.ts';
import { holdsOn } from './unit-tree.ts';

export interface ExportedPerson {
  readonly id: string;
  readonly fullName: string;
  readonly post: {
    readonly unitId: string;
    readonly jurisdictionUnitId: string;
    readonly title: string;
    readonly role: Role;
    readonly kind: 'regular' | 'acting';
    readonly from: Day;
    readonly to: Day | null;
    readonly basis: string | null;
  } | null;
}

/** People with each post that they hold on a day, or with none, in the order of the ids given. */
export async function peopleToExport(
  db: Db,
  authorityId: string,
  ids: readonly string[],
  day: Day,
): Promise<ExportedPerson[]> {
  return rows(
    db,
    sql<ExportedPerson>`
      select pe.id, pe.full_name as "fullName", case when p.id is not null then json_build_object(
        'unitId', p.unit_id::text, 'jurisdictionUnitId', p.jurisdiction_unit_id::text,
        'title', p.title, 'role', p.role, 'kind', a.kind, 'from', a.valid_from, 'to', a.valid_to,
        'basis', a.basis) end as post
      from unnest(${ids}::bigint[]) with ordinality as given (id, place)
      join person pe on pe.id = given.id
      left join (appointment a join post p on p.id = a.post_id and p.authority_id = ${authorityId}
          and ${holdsOn('p', day)})
        on a.person_id = pe.id and ${holdsOn('a', day)}
      order by given.place, a.kind desc, p.id`,
  );
}

/** How a sheet names each unit of an authority: by its code, or by the names from the top, by id. */
export async function unitNames(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`
      select u.id, coalesce(u.code, (
        select string_agg(above.name, ${PATH_SEPARATOR} order by x.depth desc)
        from unit_ancestor x join unit above on above.id = x.ancestor_id
        where x.unit_id = u.id and above.authority_id = u.authority_id and ${holdsOn('x', day)}
      )) as name
      from unit u where u.authority_id = ${authorityId} and ${holdsOn('u', day)}`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The persons, posts and appointments of an authority, for a list that is held against them. */
export async function staffOf(
  db: Db | Tx,
  authorityId: string,
): Promise<Pick<Staff, 'persons' | 'posts' | 'terms'>> {
  const [persons, posts, terms] = await Promise.all([
    rows(
      db,
      sql<Staff['persons'][number]>`
        select pe.id, pe.full_name as "fullName" from person pe
        where pe.authority_id = ${authorityId} or pe.id in (
          select a.person_id from appointment a join post p on p.id = a.post_id
          where p.authority_id = ${authorityId}) order by pe.id`,
    ),
    rows(
      db,
      sql<Staff['posts'][number]>`
        select p.id, p.unit_id as "unitId", p.jurisdiction_unit_id as "jurisdictionUnitId", p.title,
          p.role, p.valid_from as "from", p.valid_to as "to"
        from post p where p.authority_id = ${authorityId} order by p.id`,
    ),
    rows(
      db,
      sql<Staff['terms'][number]>`
        select a.id, a.person_id as "personId", a.post_id as "postId", a.kind,
          a.valid_from as "from", a.valid_to as "to", a.basis
        from appointment a join post p on p.id = a.post_id
        where p.authority_id = ${authorityId} order by a.id`,
    ),
  ]);
  return { persons, posts, terms };
}

/** The units of an authority that are there on a day, by their own names. */
export async function unitsOf(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    sql<{ id: string; name: string }>`select u.id, u.name from unit u
        where u.authority_id = ${authorityId} and ${holdsOn('u', day)}`,
  );
}
