import type { FileStore } from '../../../platform/files/file-store.ts';
import type { Html } from '../../../platform/html/html.ts';
import { html } from '../../../platform/html/html.ts';
import { addressIn, type Language } from '../../../platform/html/language.ts';
import { type PublicAnswer, type PublicAsk, type PublicPages, page } from '../../pages/mount.ts';
import { missingPage } from '../../pages/plain-pages.ts';
import { sendFresh } from '../../pages/send-reply.ts';
import { authorityBySlug } from '../../store/published.ts';
import { pageOfArticle } from '../../views/rules/counted-page.ts';
import { viewsOf } from '../../views/store/view-store.ts';
import { isPicture } from '../rules/article-text.ts';
import {
  countPublishedArticles,
  type PublishedArticlePage,
  publishedArticle,
  publishedArticles,
} from '../store/published-articles.ts';
import {
  articleAddress,
  articleFileAddress,
  articlePage,
  newsAddress,
  withdrawnArticlePage,
} from './article-page.ts';
import { ARTICLE_WORDS } from './article-words.ts';
import { articleLines, articlesPage, NEWS_PER_PAGE } from './articles-page.ts';

/** The public pages of articles (tin bài): the list of a body's, each article, its files. */
export function articlePages(pages: PublicPages, files: FileStore): void {
  const { db, origin } = pages;
  page(
    pages,
    '/p/:authority/tin',
    async ({ lang, params, query }) => {
      const authority = await authorityBySlug(db, params.authority ?? '');
      const number = pageNumber(query.trang);
      if (!authority || number === null) return null;
      const { authorityId } = authority;
      const total = await countPublishedArticles(db, authorityId);
      const skip = (number - 1) * NEWS_PER_PAGE;
      if (number > 1 && skip >= total) return null;
      const found = await publishedArticles(db, authorityId, { limit: NEWS_PER_PAGE, skip });
      const body = articlesPage(authority, { found, total }, { lang, number, origin });
      return { body, authorities: [authorityId], headers: { 'content-language': lang } };
    },
    { query: ['trang'] },
  );
  page(pages, '/p/:authority/tin/:article', (ask) => answerArticle(pages, ask));
  articleFiles(pages, files);
}

async function answerArticle(
  { db, origin }: PublicPages,
  { lang, params }: PublicAsk,
): Promise<PublicAnswer | null> {
  const authority = await authorityBySlug(db, params.authority ?? '');
  if (!authority) return null;
  const { authorityId } = authority;
  const found = await publishedArticle(db, authorityId, params.article ?? '');
  if (!found) return null;
  const shown = { ...found, authority };
  const { withdrawal, slug } = found;
  const body =
    withdrawal === null
      ? articlePage(
          {
            ...shown,
            fileAddress: (file) => articleFileAddress(authority.slug, slug, file),
            views: await viewsOfArticle(db, authorityId, slug),
          },
          lang,
          origin,
        )
      : withdrawnArticlePage(shown, withdrawal, lang, origin);
  if (body === null) return null;
  const status = withdrawal === null ? 200 : 410;
  return { body, status, authorities: [authorityId], headers: { 'content-language': lang } };
}

async function viewsOfArticle(db: PublicPages['db'], authorityId: string, slug: string) {
  const name = pageOfArticle(slug);
  return (await viewsOf(db, authorityId, [name])).get(name) ?? null;
}

/** Pictures are shown, other files are downloads under their own name; each by the hash of its bytes. */
function articleFiles({ app, db, origin }: PublicPages, files: FileStore): void {
  app.get<{ Params: { authority: string; article: string; file: string } }>(
    '/p/:authority/tin/:article/tep/:file',
    async (request, reply) => {
      const { authority, article, file: id } = request.params;
      const body = await authorityBySlug(db, authority);
      const found = body && (await publishedArticle(db, body.authorityId, article));
      const file = fileOf(found, id);
      if (!file || !(await files.has(file.sha256))) {
        return sendFresh(reply, missingPage('vi', origin));
      }
      const tag = `"${file.sha256}"`;
      void reply.header('etag', tag).header('cache-control', 'public, max-age=60');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      const way = isPicture(file) ? 'inline' : 'attachment';
      return reply
        .type(file.mediaType)
        .header('content-length', file.size)
        .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(files.open(file.sha256));
    },
  );
}

/** A file of the edition that the public reads now. */
function fileOf(found: PublishedArticlePage | null, id: string) {
  if (!found || found.withdrawal !== null) return null;
  return found.content.files.find((file) => file.id === id) ?? null;
}

/** How many of the newest articles stand on the page of their body. */
const NEWEST = 3;

/** The newest articles of a body for its page; null where it has none. */
export async function newestArticles(
  { db }: Pick<PublicPages, 'db'>,
  authoritySlug: string,
  lang: Language,
): Promise<Html | null> {
  const authority = await authorityBySlug(db, authoritySlug);
  if (!authority) return null;
  const found = await publishedArticles(db, authority.authorityId, { limit: NEWEST });
  if (found.length === 0) return null;
  const words = ARTICLE_WORDS[lang];
  return html`<h2 id="tin">${words.news}</h2>${articleLines(found, authoritySlug, lang)}<p><a href="${addressIn(lang, newsAddress(authoritySlug))}">${words.news}</a></p>`;
}

/** Articles of a body for its feed and for search engines. */
export async function newsOf({ db }: Pick<PublicPages, 'db'>, authoritySlug: string) {
  const authority = await authorityBySlug(db, authoritySlug);
  if (!authority) return [];
  const found = await publishedArticles(db, authority.authorityId, { limit: 500 });
  return found.map(({ slug, headline, headlineEn, lead, publishedAt, changedAt }) => ({
    ...{ path: articleAddress(authoritySlug, slug), title: headline, text: lead },
    ...{ at: publishedAt, changedAt, hasTwin: headlineEn !== null },
  }));
}

/** The number of a page as it is typed; null for what is none. */
function pageNumber(typed: string | undefined): number | null {
  if (typed === undefined) return 1;
  return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null;
}
