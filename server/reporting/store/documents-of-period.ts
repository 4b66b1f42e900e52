import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';

/** A document by which a unit steered in the period. */
export interface SteeringDocument {
  readonly id: string;
  readonly planId: string | null;
  readonly number: string | null;
  readonly type: string;
  readonly title: string;
  readonly issuedOn: Day;
  readonly unitName: string;
}

/**
 * Documents that a unit or one below it issued in the period, by the day that they bear: plans given out here,
 * and those registered in its name.
 */
export async function documentsOfPeriod(
  db: Db | Tx,
  authorityId: string,
  unitId: string,
  { from, cutOff }: { readonly from: Day; readonly cutOff: Day },
): Promise<SteeringDocument[]> {
  const below = belowSql(unitId, cutOff);
  const end = startOfDayInVietnam(addDays(cutOff, 1));
  return rows(
    db,
    sql<SteeringDocument>`
      select d.id, p.id as "planId", d.number, d.type, d.title, u.name as "unitName",
        coalesce(d.issued_on, (p.issued_at at time zone 'Asia/Ho_Chi_Minh')::date) as "issuedOn"
      from directive d
      left join plan p on p.authority_id = d.authority_id and p.directive_id = d.id
        and p.issued_at < ${end}
      join unit u on u.id = coalesce(p.owner_unit_id, d.issuer_unit_id)
      where d.authority_id = ${authorityId} and d.secret_count is null and d.registered_at < ${end}
        and coalesce(d.issued_on, (p.issued_at at time zone 'Asia/Ho_Chi_Minh')::date)
          between ${from}::date and ${cutOff}::date
        and coalesce(p.owner_unit_id, d.issuer_unit_id) in (${below})
      order by "issuedOn", d.id`,
  );
}
