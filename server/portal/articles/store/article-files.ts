import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';

/** A file that was taken in for an article. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

const STORED = sql`id, name, media_type as "mediaType", size::int as size, file_hash as sha256`;

export async function insertArticleFile(
  tx: Tx,
  authorityId: string,
  articleId: string,
  file: StoredFile,
  added: { readonly by: string; readonly at: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into article_file
          (authority_id, id, article_id, file_hash, name, media_type, size, added_by, added_at)
        values (${authorityId}, ${file.id}, ${articleId}, ${file.sha256}, ${file.name},
          ${file.mediaType}, ${file.size}, ${added.by}, ${added.at})`,
  );
}

export function filesOfArticle(
  db: Db | Tx,
  authorityId: string,
  articleId: string,
): Promise<StoredFile[]> {
  return rows(
    db,
    sql<StoredFile>`select ${STORED} from article_file
        where authority_id = ${authorityId} and article_id = ${articleId} order by id`,
  );
}

export function findArticleFile(
  db: Db | Tx,
  authorityId: string,
  articleId: string,
  fileId: string,
): Promise<StoredFile | null> {
  return firstRow(
    db,
    sql<StoredFile>`select ${STORED} from article_file where authority_id = ${authorityId}
        and article_id = ${articleId} and id = ${fileId}`,
  );
}
