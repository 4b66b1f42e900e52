import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** What a file can stand beside: a report, the answer of a coordinating unit, a comment, a stage. */
export type EvidenceKind = 'report' | 'reply' | 'comment' | 'stage';

/** A file beside something: an upload that waits for its act, or the evidence of a report. */
export interface AttachmentRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly subject_kind: 'upload' | EvidenceKind;
  readonly subject_id: string;
  readonly task_id: string | null;
  readonly file_hash: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: string;
  readonly added_by: string;
  readonly added_at: Date;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  subject_kind: 'text',
  subject_id: 'bigint',
  task_id: 'bigint',
  file_hash: 'text',
  name: 'text',
  media_type: 'text',
  size: 'bigint',
  added_by: 'bigint',
  added_at: 'timestamptz',
} as const satisfies { readonly [K in keyof AttachmentRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

/** Registers a stored file (once for each content) and the upload that it came as. */
export async function insertUpload(tx: Tx, upload: AttachmentRecord): Promise<void> {
  await run(
    tx,
    sql`insert into file (hash, size, media_type, stored_at)
        values (${upload.file_hash}, ${upload.size}, ${upload.media_type}, ${upload.added_at})
        on conflict (hash) do nothing`,
  );
  await insertRows(tx, 'attachment', COLUMNS, [{ ...upload }]);
}

/**
 * Turns a person's waiting uploads into the evidence of a report; they move to the authority that owns
 * the task. Ids that are not waiting uploads of this person are left out of the answer.
 */
export async function claimUploads(
  tx: Tx,
  uploads: { authorityId: string; personId: string; ids: readonly string[] },
  evidence: { authorityId: string; kind: EvidenceKind; subjectId: string; taskId: string },
): Promise<AttachmentRecord[]> {
  if (uploads.ids.length === 0) return [];
  const taken = await rows(
    tx,
    sql<AttachmentRecord>`delete from attachment
        where authority_id = ${uploads.authorityId} and id = any(${uploads.ids}::bigint[])
          and subject_kind = 'upload' and added_by = ${uploads.personId}
        returning ${columns}`,
  );
  const moved = taken.map((upload) => ({
    ...upload,
    authority_id: evidence.authorityId,
    subject_kind: evidence.kind,
    subject_id: evidence.subjectId,
    task_id: evidence.taskId,
  }));
  await insertRows(tx, 'attachment', COLUMNS, moved);
  return moved;
}

export async function findAttachment(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<AttachmentRecord | null> {
  return firstRow(
    db,
    sql<AttachmentRecord>`select ${columns} from attachment
        where authority_id = any(${authorityIds}::bigint[]) and id = ${id}
          and subject_kind in ('upload', 'report', 'reply', 'comment', 'stage')`,
  );
}
