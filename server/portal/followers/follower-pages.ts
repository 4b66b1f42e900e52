import type { Platform } from '../../platform/act.ts';
import { html } from '../../platform/html/html.ts';
import { addressIn, LANGUAGES } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/refusal.ts';
import { fewAtOnce } from '../feedback/few-at-once.ts';
import { notTaken } from '../feedback/form-parts.ts';
import { type FormAsk, type FormReply, formPage, readForms } from '../feedback/public-form.ts';
import { isEmail } from '../feedback/rules/check-form.ts';
import type { PublicPages } from '../pages/mount.ts';
import { authorityBySlug, publishedPlan } from '../store/published.ts';
import { askToFollow } from './ask-to-follow.ts';
import { confirmWish, leave } from './change-follow.ts';
import {
  FIELDS,
  type FollowPlace,
  followForm,
  followShell,
  latePage,
  oneButton,
  toPlans,
} from './follower-page-parts.ts';
import { FOLLOW_WORDS } from './public-words.ts';
import { linkToken, plainAddress, readLinkToken } from './secrets.ts';
import { followsOf } from './store/follower-store.ts';
import { followedNames } from './store/news-store.ts';

/**
 * Theo dõi by e-mail: asked on a page, confirmed by letter, changed and ended at any time.
 *
 * @param home where letters lead; null where mail is off
 */
export function followerPages(
  { app, db, origin }: PublicPages,
  platform: Platform,
  home: string | null,
): void {
  const { journalKey } = platform;

  async function placeOf({ params }: FormAsk): Promise<FollowPlace | null> {
    const body = await authorityBySlug(db, params.authority ?? '');
    if (!body) return null;
    const of = {
      authorityId: body.authorityId,
      authoritySlug: body.slug,
      authorityName: body.name,
    };
    if (params.plan === undefined) return { ...of, plan: null };
    const plan = await publishedPlan(db, body.slug, params.plan);
    if (plan?.state !== 'published') return null;
    return { ...of, plan: { id: plan.planId, slug: plan.slug, title: plan.title } };
  }

  async function askAgain(ask: FormAsk, why: string | null): Promise<FormReply> {
    const place = await placeOf(ask);
    if (!place) return null;
    const body = followForm(platform, ask, place, { mailOn: home !== null, why });
    const page = followShell(origin, ask, FOLLOW_WORDS[ask.lang].title, body);
    return { page, ...(why === null ? {} : { status: 422 }) };
  }

  for (const path of ['/p/theo-doi/:authority', '/p/theo-doi/:authority/:plan']) {
    formPage(app, platform, path, {
      show: (ask) => askAgain(ask, null),
      again: askAgain,
      async take(ask) {
        const place = await placeOf(ask);
        if (!place || home === null) return askAgain(ask, null);
        const words = FOLLOW_WORDS[ask.lang];
        const email = plainAddress(ask.sent.get(FIELDS.email) ?? '');
        if (!isEmail(email)) return askAgain(ask, words.emailWrong);
        if (ask.sent.get(FIELDS.website)) return askAgain(ask, words.websiteFilled);
        const isBody = ask.sent.get(FIELDS.what) === 'co-quan';
        const planId = isBody ? null : (place.plan?.id ?? null);
        const wish = { authorityId: place.authorityId, planId, email, lang: ask.lang };
        await fewAtOnce(() => askToFollow(platform, wish, ask.network));
        const body = html`<p>${words.asked}</p>${toPlans(ask.lang)}`;
        return { page: followShell(origin, ask, words.askedTitle, body) };
      },
    });
  }

  formPage(app, platform, '/p/theo-doi/xac-nhan/:token', {
    show: (ask) => confirmAgain(ask, null),
    again: confirmAgain,
    async take(ask) {
      const wish = readLinkToken(journalKey, 'confirm', ask.params.token ?? '');
      const follower = wish && (await fewAtOnce(() => confirmWish(platform, wish)));
      if (!follower) return { page: latePage(origin, ask), status: 410 };
      return { to: `/p/theo-doi/quan-ly/${linkToken(journalKey, 'manage', follower)}?moi=1` };
    },
  });
  // Mail programs open links by themselves: only a button confirms.
  async function confirmAgain(ask: FormAsk, why: string | null): Promise<FormReply> {
    if (!readLinkToken(journalKey, 'confirm', ask.params.token ?? '')) {
      return { page: latePage(origin, ask), status: 410 };
    }
    const { confirmTitle, confirmLead: lead, confirm: button } = FOLLOW_WORDS[ask.lang];
    const body = oneButton(platform, ask, { lead, button, why });
    return { page: followShell(origin, ask, confirmTitle, body) };
  }

  formPage(app, platform, '/p/theo-doi/quan-ly/:token', {
    show: (ask) => manageAgain(ask, null),
    again: manageAgain,
    async take(ask) {
      const follower = readLinkToken(journalKey, 'manage', ask.params.token ?? '');
      if (!follower) return { page: latePage(origin, ask), status: 410 };
      const drop = ask.sent.get(FIELDS.drop) ?? '';
      await fewAtOnce(() => leave(platform, follower, /^\d{1,19}$/.test(drop) ? drop : null));
      return { to: ask.path };
    },
  });
  async function manageAgain(ask: FormAsk, why: string | null): Promise<FormReply> {
    const words = FOLLOW_WORDS[ask.lang];
    const follower = readLinkToken(journalKey, 'manage', ask.params.token ?? '');
    if (!follower) return { page: latePage(origin, ask), status: 410 };
    // What was just changed must be seen: never from a copy that is behind.
    const follows = await followsOf(platform.db, follower);
    if (follows.length === 0) {
      const gone = html`<p>${words.left}</p>${toPlans(ask.lang)}`;
      return { page: followShell(origin, ask, words.leftTitle, gone) };
    }
    const planIds = follows.flatMap(({ plan_id }) => plan_id ?? []);
    const names = await followedNames(platform.db, follower.authorityId, planIds);
    const all = fillSentence(words.body, { body: names.body });
    const body = html`${ask.query.has('moi') && html`<p class="strip" role="status">${words.confirmed}</p>`}${notTaken(why)}
<ul class="list">${follows.map(
      ({ id, plan_id }) =>
        html`<li>${oneButton(platform, ask, {
          lead: plan_id === null ? all : (names.plans.get(plan_id) ?? ''),
          ...{ button: words.drop, name: id, why: null },
        })}</li>`,
    )}</ul>
${oneButton(platform, ask, { lead: words.leaveLead, button: words.leave, why: null })}`;
    return { page: followShell(origin, ask, words.manageTitle, body) };
  }

  // The one button of mail programs (RFC 8058): sent by their servers, with no page of ours before it.
  const config = { isFromServers: true, rateLimit: {} };
  void app.register(async (scope) => {
    readForms(scope);
    for (const lang of LANGUAGES) {
      const url = addressIn(lang, '/p/theo-doi/thoi/:token');
      scope.get<{ Params: { token: string } }>(url, { config }, async ({ params }, reply) =>
        reply.redirect(addressIn(lang, `/p/theo-doi/quan-ly/${params.token}`), 303),
      );
      scope.post<{ Params: { token: string } }>(url, { config }, async ({ params }, reply) => {
        const follower = readLinkToken(journalKey, 'manage', params.token);
        if (!follower) return reply.code(410).send();
        await fewAtOnce(() => leave(platform, follower, null));
        return reply.header('cache-control', 'no-store').send();
      });
    }
  });
}
