import { sql } from 'kysely';
import { type Held, PLAIN } from '../../organisation/store/holdings.ts';
import { rowHoldings } from '../../organisation/store/rehome-rows.ts';
import { rows } from '../../platform/database/rows.ts';

/**
 * Proposals to amend plans that are still open (đề nghị điều chỉnh): they go on in the name of whoever takes the
 * unit over that proposes them, and wait with whoever takes over the plan.
 */
export const amendmentHoldings = rowHoldings(
  {
    ...{ table: 'amendment', past: 'amendment_past' },
    columns: { proposal: { unit: 'unit_id' }, to_decide: { unit: 'owner_unit_id' } },
  },
  async (db, { authorityIds, unitIds }) => {
    const side = (kind: string, unit: string, carrier: string | null) => sql`
      select ${kind} as kind, a.authority_id::text as "authorityId", a.id::text,
        ${sql.ref(`a.${unit}`)}::text as "unitId", concat('#', a.number, ' · ', a.title) as title,
        a.plan_id::text as "planId",
        case when ${carrier}::text is not null then concat(${carrier}::text, ' ', a.plan_id) end as carrier
      from amendment a where a.authority_id = any(${authorityIds}::bigint[])
        and a.state in ('draft', 'proposed', 'appraised', 'decided', 'bound')
        and ${sql.ref(`a.${unit}`)} = any(${unitIds}::bigint[])`;
    const found = await rows(
      db,
      sql<Pick<Held, 'kind' | 'authorityId' | 'id' | 'unitId' | 'title' | 'planId' | 'carrier'>>`
        ${side('proposal', 'unit_id', null)}
        union all ${side('to_decide', 'owner_unit_id', 'plan')}`,
    );
    return found.map((each) => ({ ...PLAIN, ...each }));
  },
);
