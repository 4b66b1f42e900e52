import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { planErrors } from '../contract.ts';

/** @throws Refusal UNIT_UNKNOWN where one of the ids is no unit of the register */
export async function requireUnits(tx: Tx, unitIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(unitIds)];
  if (wanted.length === 0) return;
  const found = await firstRow(
    tx,
    sql<{ count: number }>`select count(*)::int as count from unit
        where id = any(${wanted}::bigint[])`,
  );
  if (found?.count !== wanted.length) throw new Refusal(planErrors.UNIT_UNKNOWN);
}
