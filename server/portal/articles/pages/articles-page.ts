import { type Html, html } from '../../../platform/html/html.ts';
import { addressIn, type Language } from '../../../platform/html/language.ts';
import { pageShell } from '../../../platform/html/page-shell.ts';
import { fillSentence } from '../../../platform/rules/fill-sentence.ts';
import type { PublishedArticle } from '../store/published-articles.ts';
import { articleAddress, dayOf, newsAddress } from './article-page.ts';
import { ARTICLE_WORDS } from './article-words.ts';

/** So many articles on one page of the list. */
export const NEWS_PER_PAGE = 20;

/** All news of a body, the newest first, page by page. */
export function articlesPage(
  authority: { readonly slug: string; readonly name: string },
  list: { readonly found: readonly PublishedArticle[]; readonly total: number },
  at: { readonly lang: Language; readonly number: number; readonly origin: string },
): string {
  const { lang, number, origin } = at;
  const words = ARTICLE_WORDS[lang];
  const title = fillSentence(words.newsOf, { body: authority.name });
  const description = fillSentence(words.intro, { body: authority.name, count: list.total });
  const path = newsAddress(authority.slug);
  const home = addressIn(lang, `/p/${authority.slug}`);
  const body = html`<h1>${title}</h1>${
    list.total === 0
      ? html`<p class="empty"><strong>${words.none}</strong> <a href="${home}">${words.noneNext}</a></p>`
      : html`<p>${description}</p>${articleLines(list.found, authority.slug, lang)}${pagesOf(list.total, number, addressIn(lang, path), lang)}`
  }`;
  return pageShell({
    ...{ lang, origin, title, description, body, isIndexed: list.total > 0 },
    path: number > 1 ? `${path}?trang=${number}` : path,
    crumbs: [{ name: authority.name, path: `/p/${authority.slug}` }],
    links: [
      { type: 'application/atom+xml', title: words.news, href: `/p/${authority.slug}/tin.atom` },
    ],
  });
}

/** Articles as lines of a list: an article without an English version is told of in Vietnamese. */
export function articleLines(
  found: readonly PublishedArticle[],
  authoritySlug: string,
  lang: Language,
): Html {
  const words = ARTICLE_WORDS[lang];
  return html`<ul class="list">${found.map((article) => {
    const isTold = lang === 'vi' || article.headlineEn === null ? 'vi' : 'en';
    const headline = isTold === 'vi' ? article.headline : article.headlineEn;
    const lead = isTold === 'vi' ? article.lead : article.leadEn;
    const href = addressIn(isTold, articleAddress(authoritySlug, article.slug));
    return html`<li lang="${isTold}"><h3><a href="${href}" hreflang="${isTold}">${headline}</a></h3><p>${shortened(lead ?? '')}</p><p class="meta" lang="${lang}"><span><time datetime="${article.publishedAt.toISOString()}">${dayOf(article.publishedAt)}</time></span>${isTold !== lang && html`<span>${words.onlyVietnamese}</span>`}</p></li>`;
  })}</ul>`;
}

/** The beginning of a lead, cut after a word. */
function shortened(lead: string): string {
  if (lead.length <= 240) return lead;
  return `${lead.slice(0, lead.lastIndexOf(' ', 239)).replace(/[\s.,;:-]+$/, '')}…`;
}

function pagesOf(total: number, here: number, path: string, lang: Language): Html | null {
  const count = Math.ceil(total / NEWS_PER_PAGE);
  if (count < 2) return null;
  const words = ARTICLE_WORDS[lang];
  const links = Array.from({ length: count }, (_, at) => at + 1).map((number) => {
    const name = fillSentence(words.page, { number });
    return number === here
      ? html`<b aria-current="page">${name}</b>`
      : html`<a href="${path}?trang=${number}">${name}</a>`;
  });
  return html`<nav class="pages" aria-label="${words.pages}">${links}</nav>`;
}
