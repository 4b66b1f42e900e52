import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { Bond } from './linked-store.ts';

/** Which of some plans were handed over to a body before. */
export async function plansHandedTo(
  tx: Tx,
  { authorityId, otherId }: Bond,
  planIds: readonly string[],
): Promise<string[]> {
  if (planIds.length === 0) return [];
  const found = await rows(
    tx,
    sql<{ id: string }>`select giver_plan::text as id from handed_plan
        where authority_id = ${authorityId} and other_authority_id = ${otherId} and side = 'giver'
          and giver_plan = any(${planIds}::bigint[]) order by giver_plan`,
  );
  return found.map(({ id }) => id);
}
