import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/** What a report takes over from the regime that asks for it. */
export interface RegimeOfReport {
  readonly name: string;
  readonly formCode: string;
  readonly outline: readonly { readonly key: string; readonly title: string }[];
}

export async function regimeOfReport(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<RegimeOfReport | null> {
  return firstRow(
    db,
    sql<RegimeOfReport>`select name, form_code as "formCode", outline from regime
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
