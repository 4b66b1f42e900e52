import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import { ArticleContent } from '../rules/article-text.ts';

/** An edition of an article as the public was given it. */
export interface ArticleEdition {
  readonly number: number;
  readonly publishedAt: Date;
  /** What was corrected; null in the first. */
  readonly note: string | null;
}

/** Freezes what the public reads from now on. */
export async function insertArticleEdition(
  tx: Tx,
  authorityId: string,
  articleId: string,
  edition: ArticleEdition & { readonly content: ArticleContent },
): Promise<void> {
  const { number, publishedAt, note, content } = edition;
  await run(
    tx,
    sql`insert into article_edition (authority_id, article_id, number, published_at, note, content)
        values (${authorityId}, ${articleId}, ${number}, ${publishedAt}, ${note},
          ${JSON.stringify(content)}::jsonb)`,
  );
}

/** The editions of an article, the latest first. */
export function editionsOfArticle(
  db: Db | Tx,
  authorityId: string,
  articleId: string,
): Promise<ArticleEdition[]> {
  return rows(
    db,
    sql<ArticleEdition>`select number, published_at as "publishedAt", note from article_edition
        where authority_id = ${authorityId} and article_id = ${articleId} order by number desc`,
  );
}

/** What stood in an edition; null where there is none. */
export async function contentOfEdition(
  db: Db | Tx,
  authorityId: string,
  articleId: string,
  number: number,
): Promise<ArticleContent | null> {
  const found = await firstRow(
    db,
    sql<{
      content: unknown;
    }>`select content from article_edition where authority_id = ${authorityId}
        and article_id = ${articleId} and number = ${number}`,
  );
  return found && ArticleContent.parse(found.content);
}
