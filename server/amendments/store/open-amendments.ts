import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { OPEN_STATES } from '../rules/steps.ts';
import { type AmendmentRecord, amendments } from './amendment-table.ts';

/** The other proposals to amend a plan that are on their way, in the order of their numbers. */
export async function openOfPlan(
  db: Db | Tx,
  { authority_id, id, plan_id }: Pick<AmendmentRecord, 'authority_id' | 'id' | 'plan_id'>,
  at: Date | null = null,
): Promise<AmendmentRecord[]> {
  const where = sql`x.plan_id = ${plan_id} and x.id <> ${id}
    and x.state = any(${[...OPEN_STATES]}::text[])`;
  return amendments.list(db, authority_id, where, at);
}
