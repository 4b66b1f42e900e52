import type { Platform } from '../../platform/act.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/refusal.ts';
import { lineField, notTaken } from '../feedback/form-parts.ts';
import { type FormAsk, tokenField } from '../feedback/public-form.ts';
import { FOLLOW_WORDS } from './public-words.ts';

/** Names of the fields as they are sent. */
export const FIELDS = {
  ...{ email: 'thu', what: 'theo-doi', website: 'trang-web', drop: 'thoi-muc' },
} as const;

/** What can be followed from a page: a body, and one plan of it. */
export interface FollowPlace {
  readonly authorityId: string;
  readonly authoritySlug: string;
  readonly authorityName: string;
  readonly plan: { readonly id: string; readonly slug: string; readonly title: string } | null;
}

/** Around every page of followers. */
export function followShell(
  origin: string,
  { lang, path }: Pick<FormAsk, 'lang' | 'path'>,
  title: string,
  body: Html,
): string {
  const { description } = FOLLOW_WORDS[lang];
  return pageShell({
    ...{ lang, origin, title, description, path, isIndexed: false },
    body: html`<h1>${title}</h1>${body}`,
  });
}

/** The form on which an address is given; where no letters are sent, the way to the feed. */
export function followForm(
  platform: Platform,
  ask: FormAsk,
  place: FollowPlace,
  { mailOn, why }: { readonly mailOn: boolean; readonly why: string | null },
): Html {
  const { lang, sent, path } = ask;
  const words = FOLLOW_WORDS[lang];
  const { authoritySlug, authorityName, plan } = place;
  const feed = plan
    ? `/p/${authoritySlug}/${plan.slug}/cap-nhat.atom`
    : `/p/${authoritySlug}/tin.atom`;
  if (!mailOn) return html`<p>${words.off} <a href="${feed}">${words.feed}</a></p>`;
  const value = sent.get(FIELDS.email) ?? '';
  const fault = why !== null && why === words.emailWrong ? why : null;
  const chosen = sent.get(FIELDS.what) ?? (plan ? 'ke-hoach' : 'co-quan');
  const choice = (name: string, label: string) =>
    html`<label class="choice"><input type="radio" name="${FIELDS.what}" value="${name}"${chosen === name && html` checked`}> ${label}</label>`;
  return html`<p>${words.lead}</p>${notTaken(why)}
<form class="stack" method="post" novalidate action="${addressIn(lang, path)}">${tokenField(platform, ask)}
<fieldset><legend>${words.what}</legend>${plan && choice('ke-hoach', fillSentence(words.plan, { plan: plan.title }))}${choice('co-quan', fillSentence(words.body, { body: authorityName }))}</fieldset>
${lineField({ name: FIELDS.email, label: words.email, value, type: 'email', complete: 'email', hint: words.emailHint, fault })}
<div class="unseen" aria-hidden="true"><label for="${FIELDS.website}">${words.website}</label><input id="${FIELDS.website}" name="${FIELDS.website}" value="" tabindex="-1" autocomplete="off"></div>
<p class="acts"><button class="first">${words.send}</button></p></form>
<p><a href="${feed}">${words.feed}</a></p>`;
}

/** A sentence and one button. */
export function oneButton(
  platform: Platform,
  ask: FormAsk,
  { lead, button, name, why }: { lead: string; button: string; name?: string; why: string | null },
): Html {
  return html`${notTaken(why)}<form class="stack" method="post" novalidate action="${addressIn(ask.lang, ask.path)}">${tokenField(platform, ask)}${name && html`<input type="hidden" name="${FIELDS.drop}" value="${name}">`}<p>${lead}</p><p class="acts"><button class="first">${button}</button></p></form>`;
}

/** Where a link works no more, whatever the reason: nothing is said of any address. */
export function latePage(origin: string, ask: FormAsk): string {
  const words = FOLLOW_WORDS[ask.lang];
  const body = html`<p>${words.late}</p>${toPlans(ask.lang)}`;
  return followShell(origin, ask, words.lateTitle, body);
}

/** The way on to all published plans. */
export function toPlans(lang: Language): Html {
  return html`<p><a href="${addressIn(lang, '/p')}">${FOLLOW_WORDS[lang].plans}</a></p>`;
}
