import type { FastifyReply } from 'fastify';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { namesOfAuthority } from '../store/publication-table.ts';
import { seenArticle } from './article-view.ts';
import { articleRows } from './articles-view.ts';
import { articlePage } from './pages/article-page.ts';
import { isPicture } from './rules/article-text.ts';
import { findArticleFile } from './store/article-files.ts';
import { planHeads } from './store/edition-store.ts';

/** The article as the public page would show it, drawn by the same function. @throws Refusal NOT_FOUND */
export async function previewArticle(
  { db }: Platform,
  actor: Actor,
  id: string,
  lang: 'vi' | 'en',
): Promise<string> {
  const { record } = await seenArticle(db, actor, id);
  const { authority_id: authorityId, content, slug } = record;
  const [row] = await articleRows(db, authorityId, [record], { endOfDay: null, day: '' });
  const names = await namesOfAuthority(db, authorityId);
  const plan = (await planHeads(db, authorityId, [record.plan_id])).get(record.plan_id);
  const page = articlePage(
    {
      ...{ slug, content, publishedAt: null, editions: [], views: null },
      authority: { slug: row?.address.split('/')[2] ?? '', name: names?.name ?? '' },
      planSlug: plan?.slug ?? null,
      fileAddress: (file) => `/api/articles/${id}/files/${file.id}`,
    },
    lang,
    '',
  );
  if (page === null) throw new Refusal(platformErrors.NOT_FOUND);
  return page;
}

/** A picture or file of an article, also before it is public. @throws Refusal NOT_FOUND */
export async function sendArticleFile(
  { db, files }: Platform,
  actor: Actor,
  { id, fileId }: { readonly id: string; readonly fileId: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { record } = await seenArticle(db, actor, id);
  const file = await findArticleFile(db, record.authority_id, id, fileId);
  if (!file || !(await files.has(file.sha256))) throw new Refusal(platformErrors.NOT_FOUND);
  const way = isPicture(file) ? 'inline' : 'attachment';
  return reply
    .type(file.mediaType)
    .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(files.open(file.sha256));
}
