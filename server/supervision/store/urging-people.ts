import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** The people who answer for some units on a day. */
export async function answerersOf(tx: Tx, unitIds: readonly string[], day: Day): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ personId: string }>`
      select distinct a.person_id as "personId" from post p
      join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      where p.jurisdiction_unit_id = any(${unitIds}::bigint[])
        and p.role in ('head', 'commune', 'planner') and ${holdsOn('p', day)}`,
  );
  return found.map(({ personId }) => personId);
}

/**
 * The people who head some units on a day, by unit.
 *
 * @param authorityId counts only posts of this authority; null those of any
 */
export async function headsOf(
  db: Db | Tx,
  unitIds: readonly string[],
  day: Day,
  authorityId: string | null = null,
): Promise<Map<string, string[]>> {
  const found = await rows(
    db,
    sql<{ unitId: string; personIds: string[] }>`
      select p.jurisdiction_unit_id as "unitId",
        array_agg(distinct a.person_id order by a.person_id) as "personIds"
      from post p join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      where p.jurisdiction_unit_id = any(${unitIds}::bigint[])
        and (${authorityId}::bigint is null or p.authority_id = ${authorityId}::bigint)
        and p.role in ('head', 'leader', 'commune') and ${holdsOn('p', day)}
      group by 1`,
  );
  return new Map(found.map(({ unitId, personIds }) => [unitId, personIds]));
}

/** Obligations to report that are not handed in, with what they are called. */
export interface OwedReport {
  readonly id: string;
  readonly unitId: string;
  readonly toUnitId: string;
  readonly title: string;
  readonly dueOn: Day;
  readonly state: string;
}

/** Some obligations of an authority by id. */
export async function owedReports(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<OwedReport[]> {
  if (ids.length === 0) return [];
  return rows(
    db,
    sql<OwedReport>`select o.id, o.unit_id as "unitId", o.to_unit_id as "toUnitId",
        r.name || ', kỳ ' || to_char(o.period_from, 'DD/MM/YYYY') || '-'
          || to_char(o.period_to, 'DD/MM/YYYY') as title, o.due_on as "dueOn", o.state
      from obligation o
      join regime r on r.authority_id = o.authority_id and r.id = o.regime_id
      where o.authority_id = ${authorityId} and o.id = any(${ids}::bigint[]) order by o.id`,
  );
}
