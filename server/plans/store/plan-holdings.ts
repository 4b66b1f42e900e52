import { sql } from 'kysely';
import { type Held, PLAIN } from '../../organisation/store/holdings.ts';
import { rowHoldings } from '../../organisation/store/rehome-rows.ts';
import { rows } from '../../platform/database/rows.ts';

/**
 * Plans that units own (kế hoạch do đơn vị chủ quản) and that still have open work: whoever takes over answers
 * for them. A plan whose work has ended stays with its owner of that time.
 */
export const planHoldings = rowHoldings(
  { table: 'plan', past: null, columns: { plan: { unit: 'owner_unit_id' } } },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title' | 'planId'>>`
          select p.authority_id::text as "authorityId", p.id::text, p.owner_unit_id::text as "unitId",
            p.title, p.id::text as "planId"
          from plan p where p.authority_id = any(${authorityIds}::bigint[])
            and p.owner_unit_id = any(${unitIds}::bigint[])
            and exists (select from task t where t.authority_id = p.authority_id and t.plan_id = p.id
              and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back', 'suspended'))`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'plan' })),
);
