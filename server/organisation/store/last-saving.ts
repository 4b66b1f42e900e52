import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/** Who changed a thing last and when, by the journal: the head of every 409 difference. */
export async function lastSaving(
  db: Db | Tx,
  authorityId: string,
  subjectKind: string,
  subjectId: string,
): Promise<{ savedBy: string; savedAt: string }> {
  const found = await firstRow(
    db,
    sql<{ by: string | null; at: Date }>`
      select pe.full_name as by, j.at from journal j left join person pe on pe.id = j.person_id
      where j.authority_id = ${authorityId} and j.subject_kind = ${subjectKind}
        and j.subject_id = ${subjectId}
      order by j.id desc limit 1`,
  );
  return {
    savedBy: found?.by ?? 'Chỉ Đạo',
    savedAt: (found?.at ?? new Date(0)).toISOString(),
  };
}
