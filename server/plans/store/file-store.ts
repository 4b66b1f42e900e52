import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { run } from '../../platform/database/rows.ts';

/** Notes a file of the content store; the same content is noted once. */
export async function insertFile(
  tx: Tx,
  file: { readonly hash: string; readonly size: number; readonly mediaType: string },
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into file (hash, size, media_type, stored_at)
        values (${file.hash}, ${file.size}, ${file.mediaType}, ${now}) on conflict do nothing`,
  );
}

/** Hangs the source file on the document that was read from it. */
export async function attachSource(
  tx: Tx,
  authorityId: string,
  source: {
    readonly id: string;
    readonly directiveId: string;
    readonly hash: string;
    readonly name: string;
    readonly addedBy: string;
  },
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into attachment
          (authority_id, id, subject_kind, subject_id, file_hash, name, media_type, size, added_by, added_at)
        select ${authorityId}, ${source.id}, 'directive', ${source.directiveId}, f.hash, ${source.name},
          f.media_type, f.size, ${source.addedBy}, ${now}
        from file f where f.hash = ${source.hash}`,
  );
}
