import { dayInVietnam, formatDay, isDay } from '../../../calendar/rules/day.ts';
import { formatNumber } from '../../../calendar/rules/numbers.ts';
import { type Html, html } from '../../../platform/html/html.ts';
import { addressIn, type Language } from '../../../platform/html/language.ts';
import { pageShell } from '../../../platform/html/page-shell.ts';
import { fillSentence } from '../../../platform/rules/fill-sentence.ts';
import type { Withdrawal } from '../../rules/public-snapshot.ts';
import { sayViews, type Views } from '../../views/rules/say-views.ts';
import {
  type ArticleContent,
  type ArticleFile,
  isPicture,
  leadWords,
} from '../rules/article-text.ts';
import type { ArticleEdition } from '../store/article-editions.ts';
import { ARTICLE_WORDS } from './article-words.ts';
import { renderBlocks, renderLead } from './render-blocks.ts';

/** An article with what its page shows around it. */
export interface ShownArticle {
  readonly slug: string;
  readonly content: ArticleContent;
  readonly authority: { readonly slug: string; readonly name: string };
  readonly planSlug: string | null;
  /** Null for a preview of what is not public yet. */
  readonly publishedAt: Date | null;
  /** The latest first; none for a preview. */
  readonly editions: readonly ArticleEdition[];
  readonly views: Views | null;
  /** Where a file stands: at the public address, or inside for a preview. */
  readonly fileAddress: (file: ArticleFile) => string;
}

export const newsAddress = (authority: string) => `/p/${authority}/tin`;
export const articleAddress = (authority: string, slug: string) => `/p/${authority}/tin/${slug}`;
/** Under its number and name, so that a download bears the name that it came with. */
export const articleFileAddress = (authority: string, slug: string, file: ArticleFile) =>
  `${articleAddress(authority, slug)}/tep/${file.id}`;

/** The page of an article (tin bài); null in a language that it does not have. */
export function articlePage(article: ShownArticle, lang: Language, origin: string): string | null {
  const { content, authority, slug, publishedAt } = article;
  const text = content[lang];
  if (text === null) return null;
  const words = ARTICLE_WORDS[lang];
  const path = articleAddress(authority.slug, slug);
  const [picture, ...others] = content.files.filter(isPicture);
  const showFigure = (file: ArticleFile | undefined) => file && figure(file, article, lang);
  const files = content.files.filter((file) => !isPicture(file));
  const plan = article.planSlug && `/p/${authority.slug}/${article.planSlug}`;
  const body = html`<article><h1>${text.headline}</h1>
<p class="meta">${metaOf(article, lang)}</p>
${publishedAt === null && html`<p class="strip">${words.draft}${content.en !== null && html` <a href="?lang=${lang === 'vi' ? 'en' : 'vi'}">${words.otherDraft}</a>`}</p>`}${article.editions.map((edition) => correction(edition, lang))}
${renderLead(text)}${showFigure(picture)}
${renderBlocks(text)}${others.map(showFigure)}
${
  files.length > 0 &&
  html`<h2>${words.files}</h2><ul>${files.map(
    (file) =>
      html`<li><a href="${article.fileAddress(file)}">${file.name}</a> <span class="meta">${sizeOf(file)}</span></li>`,
  )}</ul>`
}</article>
<ul class="acts">${plan && html`<li><a class="first" href="${addressIn(lang, plan)}">${words.plan}</a></li>`}<li><a href="${addressIn(lang, newsAddress(authority.slug))}">${fillSentence(words.more, { body: authority.name })}</a></li></ul>`;
  return pageShell({
    ...{
      lang,
      origin,
      path,
      body,
      title: text.headline,
      hasTwin: content.en !== null && publishedAt !== null,
    },
    ...{ description: leadWords(text).slice(0, 300), isIndexed: publishedAt !== null },
    crumbs: [
      { name: authority.name, path: `/p/${authority.slug}` },
      { name: words.news, path: newsAddress(authority.slug) },
    ],
    ...(publishedAt === null ? {} : outside(article, lang, origin, publishedAt)),
  });
}

/** Day, body and readers in one line. */
function metaOf({ publishedAt, editions, authority, views }: ShownArticle, lang: Language): Html[] {
  const words = ARTICLE_WORDS[lang];
  const changedAt = editions.length > 1 ? editions[0]?.publishedAt : undefined;
  const parts = [
    publishedAt && timeOf(publishedAt, words.postedOn),
    changedAt && timeOf(changedAt, words.updatedOn),
    html`${authority.name}`,
    views && views.people > 0 && html`${sayViews(views, lang)}`,
  ];
  return parts.flatMap((part) => (part ? html`<span>${part}</span>` : []));
}

function timeOf(at: Date, sentence: string): Html {
  return html`<time datetime="${at.toISOString()}">${fillSentence(sentence, { day: dayOf(at) })}</time>`;
}

/** What an edition after the first corrected, in words: corrections are seen. */
function correction({ number, publishedAt, note }: ArticleEdition, lang: Language): Html | null {
  if (number === 1 || note === null) return null;
  const said = { day: dayOf(publishedAt), note };
  return html`<p class="strip">${fillSentence(ARTICLE_WORDS[lang].correctedOn, said)}</p>`;
}

function figure(file: ArticleFile, { fileAddress }: ShownArticle, lang: Language): Html {
  const alt = lang === 'vi' ? file.alt : file.altEn || file.alt;
  return html`<figure><img src="${fileAddress(file)}" alt="${alt}" loading="lazy"><figcaption class="meta">${fillSentence(ARTICLE_WORDS[lang].image, { alt })}</figcaption></figure>`;
}

/** What previews, search engines and feeds are told of an article that is out. */
function outside(article: ShownArticle, lang: Language, origin: string, publishedAt: Date) {
  const { content, authority, slug, editions } = article;
  const text = content[lang] ?? content.vi;
  const modifiedAt = editions[0]?.publishedAt ?? publishedAt;
  const pictures = content.files
    .filter(isPicture)
    .map((file) => origin + article.fileAddress(file));
  const facts = {
    ...{ '@context': 'https://schema.org', '@type': 'NewsArticle', inLanguage: lang },
    ...{ headline: text.headline, description: leadWords(text).slice(0, 300) },
    ...{ datePublished: publishedAt.toISOString(), dateModified: modifiedAt.toISOString() },
    publisher: { '@type': 'GovernmentOrganization', name: authority.name },
    mainEntityOfPage: origin + addressIn(lang, articleAddress(authority.slug, slug)),
    ...(pictures.length > 0 ? { image: pictures } : {}),
    ...(article.planSlug
      ? { about: `${origin}${addressIn(lang, `/p/${authority.slug}/${article.planSlug}`)}` }
      : {}),
  };
  return {
    facts,
    article: { publishedAt, modifiedAt, picture: origin === '' ? undefined : pictures[0] },
    links: [
      {
        ...{ type: 'application/atom+xml', title: ARTICLE_WORDS[lang].news },
        href: `/p/${authority.slug}/tin.atom`,
      },
    ],
  };
}

/** What stands at the address of an article that was taken down: its headline, when, by whom and why. */
export function withdrawnArticlePage(
  { slug, content, authority }: Pick<ShownArticle, 'slug' | 'content' | 'authority'>,
  { on, by, reason }: Withdrawal,
  lang: Language,
  origin: string,
): string | null {
  const text = content[lang];
  if (text === null) return null;
  const words = ARTICLE_WORDS[lang];
  const why = fillSentence(words.withdrawnWhy, {
    ...{ by, reason, day: isDay(on) ? formatDay(on) : on },
  });
  const news = newsAddress(authority.slug);
  return pageShell({
    ...{ lang, origin, title: text.headline, description: why, isIndexed: false },
    ...{ path: articleAddress(authority.slug, slug), hasTwin: content.en !== null },
    crumbs: [{ name: authority.name, path: `/p/${authority.slug}` }],
    body: html`<h1>${text.headline}</h1><p class="strip"><strong>${words.withdrawn}.</strong> ${why}</p><p>${words.withdrawnNext}</p><p class="acts"><a class="first" href="${addressIn(lang, news)}">${fillSentence(words.more, { body: authority.name })}</a></p>`,
  });
}

export function dayOf(at: Date): string {
  return formatDay(dayInVietnam(at));
}

function sizeOf({ size }: ArticleFile): string {
  return size < 1_000_000
    ? `${formatNumber(Math.ceil(size / 1_000))} kB`
    : `${formatNumber(size / 1_000_000, { decimals: 1 })} MB`;
}
