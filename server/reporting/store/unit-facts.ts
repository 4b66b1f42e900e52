import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

/** Whether a unit is the top of an authority: its reports speak of all that the authority gave. */
export async function isTopUnit(
  db: Db | Tx,
  authorityId: string,
  unitId: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql<{ one: number }>`select 1 as one from authority
        where id = ${authorityId} and unit_id = ${unitId}`,
  );
  return found !== null;
}

/** Names of fields by id. */
export async function fieldNames(
  db: Db | Tx,
  authorityId: string,
  fieldIds: readonly string[],
): Promise<Map<string, string>> {
  if (fieldIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from field
        where authority_id = ${authorityId} and id = any(${fieldIds}::bigint[])
        order by plan_id, ordinal, id`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
