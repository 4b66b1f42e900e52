import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import { type Held, PLAIN } from './holdings.ts';
import { rowHoldings } from './rehome-rows.ts';

/** Views of pages that are shared with the posts of a unit (góc nhìn dùng chung). */
export const viewHoldings = rowHoldings(
  { table: 'saved_view', past: null, columns: { view: { unit: 'unit_id' } } },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title'>>`
          select v.authority_id::text as "authorityId", v.id::text, v.unit_id::text as "unitId", v.name as title
          from saved_view v where v.authority_id = any(${authorityIds}::bigint[])
            and v.shared = 'unit' and v.unit_id = any(${unitIds}::bigint[])`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'view' })),
);
