import { sql } from 'kysely';
import { type Held, PLAIN } from '../../organisation/store/holdings.ts';
import { rowHoldings } from '../../organisation/store/rehome-rows.ts';
import { rows } from '../../platform/database/rows.ts';

/** What inspections recommended to units and is not settled yet (kiến nghị kiểm tra). */
export const recommendationHoldings = rowHoldings(
  {
    ...{ table: 'recommendation', past: 'recommendation_past' },
    columns: { recommendation: { unit: 'unit_id' } },
  },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title' | 'dueOn'>>`
          select r.authority_id::text as "authorityId", r.id::text, r.unit_id::text as "unitId",
            r.words as title, r.due_on as "dueOn"
          from recommendation r where r.authority_id = any(${authorityIds}::bigint[])
            and r.state in ('draft', 'open', 'answered') and r.unit_id = any(${unitIds}::bigint[])`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'recommendation' })),
);
