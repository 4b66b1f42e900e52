import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** What a unit answered to a recommendation, and what was decided about it. */
export interface AnswerRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly recommendation_id: string;
  readonly at: Date;
  readonly person_id: string;
  readonly post_id: string;
  readonly words: string;
  readonly decision: 'accepted' | 'reopened' | null;
  readonly decision_words: string | null;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
}

export async function insertAnswer(
  tx: Tx,
  answer: Omit<AnswerRecord, 'decision' | 'decision_words' | 'decided_at' | 'decided_by'>,
): Promise<void> {
  const columns = {
    ...{ authority_id: 'bigint', id: 'bigint', recommendation_id: 'bigint', at: 'timestamptz' },
    ...{ person_id: 'bigint', post_id: 'bigint', words: 'text' },
  };
  await insertRows<Record<string, unknown>>(tx, 'recommendation_answer', columns, [{ ...answer }]);
}

/** Decides the latest answer of a recommendation. */
export async function decideLatest(
  tx: Tx,
  authorityId: string,
  recommendationId: string,
  made: { decision: 'accepted' | 'reopened'; words: string; at: Date; by: string },
): Promise<void> {
  await run(
    tx,
    sql`update recommendation_answer set decision = ${made.decision},
          decision_words = ${made.words}, decided_at = ${made.at}, decided_by = ${made.by}
        where authority_id = ${authorityId} and id = (select max(id) from recommendation_answer
          where authority_id = ${authorityId} and recommendation_id = ${recommendationId})`,
  );
}

/** Answers to recommendations up to a moment, oldest first; a later decision is not known yet then. */
export async function answersTo(
  db: Db | Tx,
  authorityId: string,
  recommendationIds: readonly string[],
  at: Date | null,
): Promise<AnswerRecord[]> {
  if (recommendationIds.length === 0) return [];
  const found = await rows(
    db,
    sql<AnswerRecord>`select * from recommendation_answer
        where authority_id = ${authorityId}
          and recommendation_id = any(${recommendationIds}::bigint[])
          and at <= ${at ?? sql`'infinity'::timestamptz`} order by id`,
  );
  const isKnown = ({ decided_at }: AnswerRecord) => at === null || (decided_at ?? at) < at;
  const open = { decision: null, decision_words: null, decided_at: null, decided_by: null };
  return found.map((answer) => (isKnown(answer) ? answer : { ...answer, ...open }));
}

/** A file that proves a finding or an answer. */
export interface ProofFile {
  readonly id: string;
  readonly subjectId: string;
  readonly unitId: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly hash: string;
}

/**
 * Turns waiting uploads of a person into evidence; what is no waiting upload of theirs is left out.
 *
 * @returns how many were taken
 */
export async function claimProof(
  tx: Tx,
  uploads: { authorityId: string; personId: string; ids: readonly string[] },
  proof: { inspectionId: string; subjectId: string; unitId: string },
): Promise<number> {
  const { authorityId, personId, ids } = uploads;
  if (ids.length === 0) return 0;
  return run(
    tx,
    sql`with taken as (
          update attachment set subject_kind = 'inspection', subject_id = ${proof.subjectId}
          where authority_id = ${authorityId} and id = any(${ids}::bigint[])
            and subject_kind = 'upload' and added_by = ${personId} returning id)
        insert into inspection_file (authority_id, attachment_id, inspection_id, subject_id, unit_id)
        select ${authorityId}, id, ${proof.inspectionId}, ${proof.subjectId}, ${proof.unitId} from taken`,
  );
}

const fileColumns = sql`f.attachment_id as id, f.subject_id as "subjectId", f.unit_id as "unitId",
  a.name, a.size::float8 as size, a.media_type as "mediaType", a.file_hash as hash`;

export async function proofOf(
  db: Db,
  authorityId: string,
  inspectionId: string,
  at: Date | null,
): Promise<ProofFile[]> {
  return rows(
    db,
    sql<ProofFile>`select ${fileColumns} from inspection_file f
        join attachment a on a.authority_id = f.authority_id and a.id = f.attachment_id
        where f.authority_id = ${authorityId} and f.inspection_id = ${inspectionId}
          and a.added_at <= ${at ?? sql`'infinity'::timestamptz`} order by f.attachment_id`,
  );
}

export async function findProofFile(
  db: Db,
  authorityId: string,
  inspectionId: string,
  fileId: string,
): Promise<ProofFile | null> {
  return firstRow(
    db,
    sql<ProofFile>`select ${fileColumns} from inspection_file f
        join attachment a on a.authority_id = f.authority_id and a.id = f.attachment_id
        where f.authority_id = ${authorityId} and f.inspection_id = ${inspectionId}
          and f.attachment_id = ${fileId}`,
  );
}
