import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import { holdsOn, unitPath } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A unit that may be a row of a board. */
export interface BoardUnit extends UnitRef {
  readonly hasChildren: boolean;
  /** Closed by that day: shown only where work still hangs on it. */
  readonly isClosed: boolean;
}

const columns = (day: Day) => sql`u.id, u.name, u.short_name as "shortName",
  exists (select from unit_parent q where q.parent_id = u.id and ${holdsOn('q', day)}) as "hasChildren",
  not ${holdsOn('u', day)} as "isClosed"`;

/** The units right under a unit on a day, closed ones included. */
export async function unitsUnder(db: Db | Tx, unitId: string, day: Day): Promise<BoardUnit[]> {
  return rows(
    db,
    sql<BoardUnit>`select ${columns(day)} from unit_parent p join unit u on u.id = p.unit_id
        where p.parent_id = ${unitId} and ${holdsOn('p', day)}
        order by u.folded, u.id`,
  );
}

/**
 * The largest units that do not contain a unit: what stands beside it and beside everything above it.
 * An authority's directive may give work to them.
 */
export async function unitsBeside(db: Db | Tx, unitId: string, day: Day): Promise<BoardUnit[]> {
  const path = await unitPath(db, unitId, day);
  return rows(
    db,
    sql<BoardUnit>`select ${columns(day)} from unit u
        left join unit_parent p on p.unit_id = u.id and ${holdsOn('p', day)}
        where (p.parent_id is null or p.parent_id = any(${path.slice(1)}::bigint[]))
          and u.id <> all(${path}::bigint[])
        order by u.folded, u.id`,
  );
}
