import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { readTarget, type TargetRecord, targetColumns } from './target-store.ts';

/** The targets of a plan that were followed before a moment, or that are now. */
export async function targetsBefore(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  at: Date | null,
): Promise<TargetRecord[]> {
  const own = sql`authority_id = ${authorityId} and plan_id = ${planId}`;
  const past =
    at === null
      ? sql``
      : sql`and since < ${at} union all select ${targetColumns} from target_history
          where ${own} and since < ${at} and until >= ${at}`;
  const found = await rows(
    db,
    sql<TargetRecord>`select * from (select ${targetColumns} from target where ${own} ${past}) t
        where t.state = 'followed' order by t.ordinal, t.id`,
  );
  return found.map(readTarget);
}
