import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TreeUnit } from '../rules/expand-plan.ts';

/** Some units with everything under them and what stands right above them, whichever authority they belong to. */
export async function treeAround(
  db: Db | Tx,
  unitIds: readonly string[],
): Promise<Map<string, TreeUnit>> {
  const found = await rows(
    db,
    sql<TreeUnit>`
      with named as (
        select unnest(${[...unitIds]}::bigint[]) as id
      ), wanted as (
        select id from named
        union select a.unit_id from unit_ancestor a join named on named.id = a.ancestor_id where a.valid_to is null
        union select p.parent_id from unit_parent p join named on named.id = p.unit_id where p.valid_to is null
      )
      select u.id::text, u.authority_id::text as "authorityId", u.name, u.short_name as "shortName", u.kind,
        u.code, u.aliases, p.parent_id::text as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo"
      from wanted join unit u on u.id = wanted.id
      left join unit_parent p on p.unit_id = u.id and p.valid_to is null
      order by u.folded, u.id`,
  );
  return new Map(found.map((unit) => [unit.id, unit]));
}

/** Names of authorities, and the unit at the top of each. */
export async function authoritiesById(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; unitId: string }>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string; unitId: string }>`
      select id::text, name, unit_id::text as "unitId" from authority where id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map((authority) => [authority.id, authority]));
}
