import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import type { SubmissionRecord } from './submission-store.ts';

type OfPeriod = Pick<SubmissionRecord, 'authorityId' | 'regimeId' | 'periodKey' | 'toUnitId'>;

/** The draft above that a report feeds, where one is being written. */
export async function draftAbove(
  db: Db | Tx,
  { authorityId, regimeId, periodKey, toUnitId }: OfPeriod,
): Promise<{ readonly submissionId: string; readonly obligationId: string } | null> {
  return firstRow(
    db,
    sql<{ submissionId: string; obligationId: string }>`
      select s.id as "submissionId", s.obligation_id as "obligationId" from submission s
      where s.authority_id = ${authorityId} and s.unit_id = ${toUnitId}
        and s.regime_id = ${regimeId} and s.period_key = ${periodKey} and s.state = 'draft'
      limit 1`,
  );
}
