import { sql } from 'kysely';
import { holdsOn } from '../../../organisation/units.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';

/**
 * Units of an authority by identifier, in capitals. A retired code still leads to the unit that bore it; of
 * several bearers the latest counts.
 */
export async function unitsByCode(
  db: Db | Tx,
  authorityId: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ code: string; id: string }>`select upper(code) as code, id from unit
      where authority_id = ${authorityId} and upper(code) = any(${[...codes]}::text[])
      order by valid_from, id`,
  );
  return new Map(found.map(({ code, id }) => [code, id]));
}

/** The nearest unit at or above one that has an identifier on a day; without a code the unit itself. */
export async function codedUnitAbove(
  db: Db | Tx,
  unitId: string,
  day: string,
): Promise<{ readonly code: string | null; readonly name: string } | null> {
  return firstRow(
    db,
    sql<{ code: string | null; name: string }>`
      select u.code, u.name from unit_ancestor a join unit u on u.id = a.ancestor_id
      where a.unit_id = ${unitId} and ${holdsOn('a', day)}
      order by (u.code is null), a.depth limit 1`,
  );
}

/** The top unit of an authority. */
export async function topUnit(db: Db | Tx, authorityId: string): Promise<string> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select unit_id as id from authority where id = ${authorityId}`,
  );
  if (!found) throw new Error(`No authority ${authorityId}`);
  return found.id;
}
