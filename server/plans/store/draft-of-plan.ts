import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import type { Draft } from '../contract.ts';

/** The draft from which a plan was issued, as it stood then, with its text; null where the authority has no such plan. */
export async function draftOfPlan(
  db: Db,
  authorityId: string,
  planId: string,
): Promise<{ readonly draft: Draft; readonly source: string } | null> {
  return firstRow(
    db,
    sql<{ draft: Draft; source: string }>`select draft, source_text as source from reading
        where authority_id = ${authorityId} and plan_id = ${planId} and state = 'issued'`,
  );
}
