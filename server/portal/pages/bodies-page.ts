import { html } from '../../platform/html/html.ts';
import { addressIn } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import { ALL_BODIES } from '../public-cache.ts';
import type { PublishedAuthority } from '../store/published.ts';
import { addresses } from './addresses.ts';
import { LIST_WORDS } from './list-words.ts';
import type { PublicAnswer, PublicAsk } from './mount.ts';
import { dayOf, inVietnamese } from './say.ts';

/** All bodies that publish their results. */
export function bodiesPage(
  bodies: readonly PublishedAuthority[],
  { lang }: PublicAsk,
  origin: string,
): PublicAnswer {
  const words = LIST_WORDS[lang];
  const lines = bodies.map(
    ({ slug, name, plans, publishedAt }) =>
      html`<li><h2 class="name"><a href="${addressIn(lang, addresses.body(slug))}">${inVietnamese(lang, name)}</a></h2><p class="meta"><span>${fillSentence(words.plansOf, { count: plans })}</span><span>${fillSentence(words.updated, { day: dayOf(publishedAt) })}</span></p></li>`,
  );
  const body = html`<h1>${words.bodies}</h1><p>${words.bodiesIntro}</p>${
    lines.length === 0
      ? html`<p class="empty"><strong>${words.bodiesNone}</strong> ${words.bodiesNoneNext}</p>`
      : html`<ul class="list">${lines}</ul>`
  }`;
  return {
    authorities: [ALL_BODIES],
    headers: { 'content-language': lang },
    body: pageShell({
      ...{ lang, origin, body, path: addresses.bodies, title: words.bodies },
      description: words.bodiesIntro,
    }),
  };
}
