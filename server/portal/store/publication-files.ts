import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { PublicationKey } from './publication-editions.ts';

/** A file that may go along with an edition; its bytes lie in the store under `hash`. */
export interface PublicationFileRecord {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  readonly addedBy: string;
}

/** The files of a publication that were there at a moment; null is now. */
export async function filesOfPublication(
  db: Db | Tx,
  { authorityId, publicationId }: PublicationKey,
  at: Date | null = null,
): Promise<PublicationFileRecord[]> {
  return rows(
    db,
    sql<PublicationFileRecord>`
      select f.id, f.name, f.media_type as "mediaType", f.size::int as size, f.file_hash as hash,
        pe.full_name as "addedBy"
      from publication_file f join person pe on pe.id = f.added_by
      where f.authority_id = ${authorityId} and f.publication_id = ${publicationId}
        and (${at}::timestamptz is null or f.added_at <= ${at}) order by f.id`,
  );
}

export async function insertPublicationFile(
  tx: Tx,
  { authorityId, publicationId }: PublicationKey,
  file: Omit<PublicationFileRecord, 'addedBy'>,
  added: { readonly by: string; readonly at: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into publication_file (authority_id, id, publication_id, file_hash, name, media_type,
          size, added_by, added_at)
        values (${authorityId}, ${file.id}, ${publicationId}, ${file.hash}, ${file.name},
          ${file.mediaType}, ${file.size}, ${added.by}, ${added.at})`,
  );
}
