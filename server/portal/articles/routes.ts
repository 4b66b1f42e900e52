import { sendExported } from '../../directives/written-list.ts';
import type { ActorHttp } from '../../organisation/actor.ts';
import type { KnownAddress } from '../../organisation/why-not.ts';
import type { Platform } from '../../platform/act.ts';
import { incomingFile } from '../../tasks/upload-file.ts';
import { addArticleFile } from './add-article-file.ts';
import { articlePlansView } from './article-plans-view.ts';
import { articleView, articleViewsView, redraftView } from './article-view.ts';
import { articlesView } from './articles-view.ts';
import * as contract from './contract.ts';
import { draftArticle } from './draft-article.ts';
import { exportArticleList } from './export-articles.ts';
import { moveArticle } from './move-article.ts';
import { previewArticle, sendArticleFile } from './preview-article.ts';
import { saveArticle } from './save-article.ts';

/** Tin bài: drafted from published data, edited, approved by another than who proposed, corrected in the open. */
export function articleRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listArticles, ({ query }, actor) => articlesView(platform, actor, query));
  http.mount(contract.exportArticles, async ({ query, reply }, actor) =>
    sendExported(reply, await exportArticleList(platform, actor, query)),
  );
  http.mount(contract.listArticlePlans, ({ query }, actor) =>
    articlePlansView(platform, actor, query.q),
  );
  http.mount(contract.getArticle, ({ params, query }, actor) =>
    articleView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.draftArticle, ({ body, key }, actor) =>
    draftArticle(platform, actor, body, key),
  );
  http.mount(contract.redraftArticle, ({ params, query }, actor) =>
    redraftView(platform, actor, params.id, query.lang),
  );
  http.mount(contract.saveArticle, ({ params, body, key }, actor) =>
    saveArticle(platform, actor, params.id, body, key),
  );
  http.mount(contract.addArticleFile, async ({ params, request, key }, actor) =>
    addArticleFile(platform, actor, params.id, await incomingFile(request), key),
  );
  http.mount(contract.getArticleFile, ({ params, reply }, actor) =>
    sendArticleFile(platform, actor, params, reply),
  );
  http.mount(contract.previewArticle, async ({ params, query, reply }, actor) => {
    const page = await previewArticle(platform, actor, params.id, query.lang);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  });
  http.mount(contract.moveArticle, ({ params, body, key }, actor) =>
    moveArticle(platform, actor, params.id, body, key),
  );
  http.mount(contract.getArticleViews, ({ params, query }, actor) =>
    articleViewsView(platform, actor, params.id, query.days),
  );
}

/** The addresses of articles as people copy them, with what each asks for. */
export const ARTICLE_ADDRESSES: readonly KnownAddress[] = [
  {
    ...{ pattern: '/articles/:id', right: 'publication.read' },
    see: (platform, actor, id) => articleView(platform, actor, id, undefined),
  },
  { pattern: '/articles', right: 'publication.read' },
];
