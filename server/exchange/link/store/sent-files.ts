import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { insertRows, rows, run } from '../../../platform/database/rows.ts';
import type { SaidFile } from '../message-contract.ts';

/** Media types of stored files by hash. */
export async function mediaTypesOf(
  db: Db | Tx,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ hash: string; type: string }>`select hash, media_type as type from file
        where hash = any(${hashes}::text[])`,
  );
  return new Map(found.map(({ hash, type }) => [hash, type]));
}

/** Where files that a partner sent are hung. */
interface Place {
  readonly authorityId: string;
  readonly subjectKind: 'report' | 'directive';
  readonly subjectId: string;
  readonly taskId: string | null;
}

/** Hangs files that came with a message, and stand in the file store already, beside a report or a directive. */
export async function attachReceived(
  tx: Tx,
  { authorityId, subjectKind, subjectId, taskId }: Place,
  files: readonly (SaidFile & { readonly id: string })[],
  at: Date,
): Promise<void> {
  for (const { hash, size, mediaType } of files) {
    await run(
      tx,
      sql`insert into file (hash, size, media_type, stored_at)
          values (${hash}, ${size}, ${mediaType}, ${at}) on conflict (hash) do nothing`,
    );
  }
  await insertRows(
    tx,
    'attachment',
    {
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
    },
    files.map(({ id, name, hash, size, mediaType }) => ({
      ...{ authority_id: authorityId, id, subject_kind: subjectKind, subject_id: subjectId },
      ...{ task_id: taskId, file_hash: hash, name, media_type: mediaType, size: String(size) },
      ...{ added_by: '0', added_at: at.toISOString() },
    })),
  );
}
