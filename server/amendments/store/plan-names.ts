import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { AmendmentRecord } from './amendment-table.ts';

/** How the plans of some proposals are called: number and title, by id. */
export async function namesOfPlans(
  db: Db,
  records: readonly Pick<AmendmentRecord, 'authority_id' | 'plan_id'>[],
): Promise<Map<string, { id: string; number: string | null; title: string }>> {
  const found = await rows(
    db,
    sql<{ id: string; number: string | null; title: string }>`
      select p.id, d.number, p.title from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where (p.authority_id, p.id) in (select * from unnest(
        ${records.map(({ authority_id }) => authority_id)}::bigint[],
        ${records.map(({ plan_id }) => plan_id)}::bigint[]))`,
  );
  return new Map(found.map((plan) => [plan.id, plan]));
}
