import { html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { Withdrawal } from '../rules/public-snapshot.ts';
import type { PublishedPlan } from '../store/published.ts';
import { addresses } from './addresses.ts';
import type { PublicAnswer } from './mount.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { day } from './say.ts';

/** What was taken back: who, when and why, and what can be read instead. Its address answers 410 for ever. */
export function gonePage(
  plan: PublishedPlan,
  withdrawal: Withdrawal,
  at: { readonly lang: Language; readonly origin: string; readonly path: string },
): PublicAnswer {
  const { lang, origin, path } = at;
  const words = PLAN_WORDS[lang];
  const place = { authority: plan.authoritySlug, plan: plan.slug };
  const isWhole = plan.state === 'withdrawn';
  const { by, reason } = withdrawal;
  const why = fillSentence(words.withdrawnWhy, { by, reason, day: day(withdrawal.on) });
  const next = isWhole ? words.withdrawnNext : words.withdrawnEditionNext;
  const way = isWhole
    ? {
        path: addresses.body(place.authority),
        name: fillSentence(words.others, { body: plan.authorityName }),
      }
    : { path: addresses.plan(place), name: words.latest };
  const body = html`<h1>${plan.title}</h1><p class="strip"><strong>${words.withdrawn}.</strong> ${why}</p><p>${next}</p><p class="acts"><a class="first" href="${addressIn(lang, way.path)}">${way.name}</a></p>`;
  return {
    status: 410,
    authorities: [plan.authorityId],
    body: pageShell({
      ...{ lang, origin, path, body, title: plan.title, description: why, isIndexed: false },
      crumbs: [{ name: plan.authorityName, path: addresses.body(place.authority) }],
    }),
  };
}
