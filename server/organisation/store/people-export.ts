import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Role } from '../contract.ts';
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
