import { sql } from 'kysely';
import { type Held, PLAIN } from '../../organisation/store/holdings.ts';
import { linkHoldings } from '../../organisation/store/link-holdings.ts';
import { rows } from '../../platform/database/rows.ts';

/** Units that take part in movements (đơn vị tham gia phong trào), each in its cluster. */
export const memberHoldings = linkHoldings(
  {
    ...{ kind: 'member', table: 'campaign_member', owner: 'campaign_id' },
    ...{ carried: ['cluster_id'], ifThere: 'one' },
  },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title' | 'dueOn'>>`
          select m.authority_id::text as "authorityId", concat_ws('.', m.campaign_id, m.unit_id) as id,
            m.unit_id::text as "unitId", c.name as title, c.ends_on as "dueOn"
          from campaign_member m
          join campaign c on c.authority_id = m.authority_id and c.id = m.campaign_id
          where m.authority_id = any(${authorityIds}::bigint[]) and m.until is null
            and m.unit_id = any(${unitIds}::bigint[])`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'member' })),
);
