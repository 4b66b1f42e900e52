import type { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { actOnArticle, fieldsOf, type Saved } from './act-on-article.ts';
import { articleErrors } from './article-errors-contract.ts';
import type { saveArticle as endpoint } from './contract.ts';
import { foldedOf } from './draft-article.ts';
import type { ArticleContent } from './rules/article-text.ts';
import { filesOfArticle } from './store/article-files.ts';

/**
 * Saves the words of an article that is being written; saved by itself while somebody types, so it may lack much.
 *
 * @throws Refusal CONFLICT with the difference, ARTICLE_STEP, ARTICLE_FILE_UNKNOWN
 */
export async function saveArticle(
  platform: Platform,
  actor: Actor,
  articleId: string,
  { version, content, note }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const yours = fieldsOf(content, note);
  const act = { name: 'save_article', step: 'write' as const, articleId, version, key, yours };
  return actOnArticle(platform, actor, act, async ({ tx }, found) => {
    const kept = await withStoredFiles(tx, found.authority_id, articleId, content);
    return {
      change: { content: kept, folded: foldedOf(kept), note: note === '' ? null : note },
      after: {
        headline: kept.vi.headline,
        files: kept.files.map(({ id, name }) => ({ id, name })),
      },
    };
  });
}

/** Files as they were taken in, whatever the sender says of them beside their words; each once. */
async function withStoredFiles(
  tx: Tx,
  authorityId: string,
  articleId: string,
  content: ArticleContent,
): Promise<ArticleContent> {
  if (content.files.length === 0) return content;
  const stored = new Map(
    (await filesOfArticle(tx, authorityId, articleId)).map((file) => [file.id, file]),
  );
  const files = content.files.map(({ id, alt, altEn }) => {
    const file = stored.get(id);
    stored.delete(id);
    if (!file) throw new Refusal(articleErrors.ARTICLE_FILE_UNKNOWN);
    return { ...file, alt, altEn };
  });
  return { ...content, files };
}
