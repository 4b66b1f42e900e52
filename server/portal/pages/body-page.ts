import { accentFree } from '../../calendar/rules/accent-free.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublishedRow } from '../store/published.ts';
import { addresses, withQuery } from './addresses.ts';
import { licenceFoot } from './licence.ts';
import { LIST_WORDS } from './list-words.ts';
import type { PublicAnswer, PublicAsk } from './mount.ts';
import { bodyFacts } from './plan-facts.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { countsSentence, promiseBar, sumsOf } from './promise.ts';
import { day, inVietnamese } from './say.ts';

/** Names of the parameters by which plans are found. */
export const BODY_QUERY = ['q', 'nam'] as const;

/** What one body has published, with search without accents and the year of issue as a plain form. */
export function bodyPage(
  authority: { readonly authorityId: string; readonly slug: string; readonly name: string },
  plans: readonly PublishedRow[],
  ask: PublicAsk,
  extras: { readonly origin: string; readonly articles: Html | null },
): PublicAnswer {
  const { lang, query } = ask;
  const { origin } = extras;
  const words = LIST_WORDS[lang];
  const found = foundPlans(plans, query);
  const count = plans.filter(({ state }) => state === 'published').length;
  const isFiltered = query.q !== undefined || query.nam !== undefined;
  const title = fillSentence(words.bodyTitle, { body: authority.name });
  const path = addresses.body(authority.slug);
  const list =
    found.length > 0
      ? html`<ul class="list">${found.map((plan) => planLine(plan, authority.slug, lang))}</ul>`
      : plans.length === 0
        ? html`<p class="empty"><strong>${words.noPlans}</strong> <a href="${addressIn(lang, addresses.bodies)}">${words.noPlansNext}</a></p>`
        : html`<p class="empty">${words.none} <a href="${addressIn(lang, path)}">${words.clear}</a></p>`;
  const body = html`<h1>${inVietnamese(lang, authority.name)}</h1><p>${fillSentence(words.bodyIntro, { body: authority.name, count })}</p>
${plans.length > 1 && searchForm(plans, ask, path)}
${isFiltered && html`<p class="meta" role="status">${fillSentence(words.found, { count: found.length, total: plans.length })} <a href="${addressIn(lang, path)}">${words.clear}</a></p>`}
${list}${!isFiltered && extras.articles}<ul class="acts"><li><a href="${addresses.bodyFeed(authority.slug)}">${words.feed}</a></li></ul>`;
  return {
    authorities: [authority.authorityId],
    headers: { 'content-language': lang },
    body: pageShell({
      ...{ lang, origin, body, title, isIndexed: !isFiltered },
      path: withQuery('vi', path, query),
      description: fillSentence(words.bodyIntro, { body: authority.name, count }),
      crumbs: [{ name: words.bodies, path: addresses.bodies }],
      facts: { '@context': 'https://schema.org', ...bodyFacts(authority, origin, lang) },
      foot: licenceFoot(lang),
      links: [
        {
          type: 'application/atom+xml',
          title: words.feed,
          href: addresses.bodyFeed(authority.slug),
        },
      ],
    }),
  };
}

/** Plans whose number or title has every word that was typed, with or without accents, issued in a year. */
export function foundPlans(
  plans: readonly PublishedRow[],
  { q = '', nam }: Readonly<Record<string, string>>,
): readonly PublishedRow[] {
  const typed = folded(q).split(' ').filter(Boolean);
  return plans.filter((plan) => {
    const text = folded(`${plan.number ?? ''} ${plan.title}`);
    return (
      (nam === undefined || yearOf(plan) === nam) && typed.every((word) => text.includes(word))
    );
  });
}

const folded = (text: string): string =>
  accentFree(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The year of issue stands at the end of the plan's address; of plans without a number that of their figures. */
function yearOf({ slug, cutOff }: PublishedRow): string {
  return /-((?:19|20)\d\d)$/.exec(slug)?.[1] ?? cutOff.slice(0, 4);
}

function searchForm(
  plans: readonly PublishedRow[],
  { lang, query }: PublicAsk,
  path: string,
): Html {
  const words = LIST_WORDS[lang];
  const years = [...new Set(plans.map(yearOf))].sort().reverse();
  return html`<form class="search" method="get" action="${addressIn(lang, path)}" role="search"><label class="f">${words.search}<input type="search" name="q" value="${query.q}" maxlength="100"></label><label class="f">${words.year}<select name="nam"><option value="">${words.anyYear}</option>${years.map(
    (year) =>
      html`<option value="${year}"${year === query.nam && html` selected`}>${year}</option>`,
  )}</select></label><button class="first">${words.find}</button></form>`;
}

function planLine(plan: PublishedRow, authority: string, lang: Language): Html {
  const words = LIST_WORDS[lang];
  const place = { authority, plan: plan.slug };
  const name = html`<h2 class="name"><a href="${addressIn(lang, addresses.plan(place))}">${inVietnamese(lang, plan.title)}</a></h2>`;
  if (plan.state === 'withdrawn') {
    return html`<li>${name}<p class="meta"><span class="chip stopped">${words.withdrawn}</span></p></li>`;
  }
  const facts = [
    plan.number,
    fillSentence(words.cutOff, { day: day(plan.cutOff) }),
    fillSentence(words.edition, { number: plan.edition }),
  ].filter((each) => each !== null);
  return html`<li>${name}<p class="meta">${facts.map((each) => html`<span>${each}</span>`)}</p>${
    sumsOf(plan.counts).hasResults
      ? html`<p>${countsSentence(plan.counts, plan.counts.total, lang)}</p>${promiseBar(plan.counts, lang)}`
      : html`<p>${PLAN_WORDS[lang].notPublished}</p>`
  }</li>`;
}
