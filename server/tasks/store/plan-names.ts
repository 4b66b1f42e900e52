import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/** The day from which a plan orders work; null where the plan is in none of these authorities. */
export async function planEffectiveOn(
  db: Db | Tx,
  authorityIds: readonly string[],
  planId: string,
): Promise<Day | null> {
  const found = await firstRow(
    db,
    sql<{ day: Day }>`select effective_on as day from plan
        where authority_id = any(${authorityIds}::bigint[]) and id = ${planId}`,
  );
  return found?.day ?? null;
}

/** Whether an authority has such a plan. */
export async function isPlanOf(db: Db | Tx, authorityId: string, planId: string): Promise<boolean> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select id from plan where authority_id = ${authorityId} and id = ${planId}`,
  );
  return found !== null;
}
