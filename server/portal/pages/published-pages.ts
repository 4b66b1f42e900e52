import type { Html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import {
  authorityBySlug,
  type PublishedAuthority,
  type PublishedPlan,
  publishedAuthorities,
  publishedPlansOf,
} from '../store/published.ts';
import { bodiesPage } from './bodies-page.ts';
import { BODY_QUERY, bodyPage } from './body-page.ts';
import { deadlinesCalendar } from './deadlines-calendar.ts';
import { bodyFeed, type FeedEntry, planFeed } from './feeds.ts';
import { gonePage } from './gone-page.ts';
import { type PublicAnswer, type PublicAsk, type PublicPages, page } from './mount.ts';
import { planPage } from './plan-page.ts';
import { openPublishedMemory } from './published-memory.ts';
import { type MappedPage, robotsText, siteMap } from './site-map.ts';
import { TASK_QUERY } from './task-filters.ts';
import { thingPage } from './thing-page.ts';

/** What other parts of the public side show on these pages. */
export interface PublishedExtras {
  /** How many people have read a plan’s page, in words; null where nobody did. */
  views(authorityId: string, planSlug: string, lang: Language): Promise<string | null>;
  /** Questions that were published with their answers, of a plan or of one task of it; null where there are none. */
  answers(plan: PublishedPlan, key: string | null, lang: Language): Promise<Html | null>;
  /** The newest articles of a body as they stand on its page; null where it has none. */
  articles(authoritySlug: string, lang: Language): Promise<Html | null>;
  /** Articles of a body for its feed and for search engines. */
  news(authoritySlug: string): Promise<readonly (FeedEntry & MappedPage)[]>;
}

/** Data and feeds are the same in every language. */
const ONE: readonly Language[] = ['vi'];

/** Every page of what was published (trang công khai): bodies, plans, tasks, feeds, calendars, the map of the site. */
export function publishedPages(pages: PublicPages, extras: PublishedExtras): void {
  const { db, origin, cache } = pages;
  const memory = openPublishedMemory(db, cache);

  page(pages, '/robots.txt', async () => robotsText(origin), { languages: ONE });
  page(pages, '/p', async (ask) => bodiesPage(await publishedAuthorities(db), ask, origin));
  page(
    pages,
    '/p/sitemap.xml',
    async () => {
      const bodies = await publishedAuthorities(db);
      const mapped = [];
      // One after the other: the public side has two connections in all.
      for (const body of bodies) mapped.push(await mappedBody(body));
      return siteMap(mapped, origin);
    },
    { languages: ONE },
  );
  async function mappedBody(body: PublishedAuthority) {
    const plans = (await publishedPlansOf(db, body.slug)) ?? [];
    return { body, plans, others: await extras.news(body.slug) };
  }

  page(
    pages,
    '/p/:authority',
    async (ask) => {
      const { authority = '' } = ask.params;
      const body = await authorityBySlug(db, authority);
      if (body === null) return null;
      const plans = (await publishedPlansOf(db, authority)) ?? [];
      const articles = await extras.articles(authority, ask.lang);
      return bodyPage(body, plans, ask, { origin, articles });
    },
    { query: BODY_QUERY },
  );
  page(
    pages,
    '/p/:authority/tin.atom',
    async ({ params: { authority = '' } }) => {
      const body = await authorityBySlug(db, authority);
      if (body === null) return null;
      const plans = (await publishedPlansOf(db, authority)) ?? [];
      return bodyFeed(body, plans, await extras.news(authority), origin);
    },
    { languages: ONE },
  );

  /** Finds the plan and the edition that an address names, and says so where it was withdrawn. */
  async function shown(
    ask: PublicAsk,
    show: (found: Found) => Promise<PublicAnswer | null> | PublicAnswer | null,
  ): Promise<PublicAnswer | null> {
    const { authority = '', plan: slug = '' } = ask.params;
    const number = editionNumber(ask.query.ban);
    if (number === null) return null;
    const plan = await memory.plan(authority, slug, number);
    if (plan === null) return null;
    if (plan.withdrawal !== null) return gonePage(plan, plan.withdrawal, { ...ask, origin });
    const { edition } = plan;
    if (edition !== null) return show({ plan, edition });
    const head = plan.editions.find((each) => each.number === (number ?? plan.latest));
    return head?.withdrawal ? gonePage(plan, head.withdrawal, { ...ask, origin }) : null;
  }

  page(
    pages,
    '/p/:authority/:plan',
    (ask) =>
      shown(ask, async ({ plan, edition }) =>
        planPage(plan, edition, ask, {
          origin,
          views: await extras.views(plan.authorityId, plan.slug, ask.lang),
          answers: await extras.answers(plan, null, ask.lang),
        }),
      ),
    { query: TASK_QUERY },
  );
  page(
    pages,
    '/p/:authority/:plan/cap-nhat.atom',
    async ({ params: { authority = '', plan: slug = '' } }) => {
      const plan = await memory.plan(authority, slug);
      return plan && planFeed(plan, origin);
    },
    { languages: ONE },
  );
  page(
    pages,
    '/p/:authority/:plan/han.ics',
    (ask) => shown(ask, ({ plan, edition }) => deadlinesCalendar(plan, edition, origin)),
    { languages: ONE },
  );
  page(
    pages,
    '/p/:authority/:plan/:key',
    (ask) =>
      shown(ask, async ({ plan, edition }) => {
        const answers = await extras.answers(plan, ask.params.key ?? '', ask.lang);
        return thingPage(plan, edition, ask, { origin, answers });
      }),
    { query: ['ban'] },
  );
  // Whatever else begins so is no page of the working side either.
  page(pages, '/p/*', async () => null);
}

type Plan = NonNullable<Awaited<ReturnType<ReturnType<typeof openPublishedMemory>['plan']>>>;
interface Found {
  readonly plan: Plan;
  readonly edition: NonNullable<Plan['edition']>;
}

/** The edition that an address asks for: undefined for the latest, null for what is no number. */
function editionNumber(typed: string | undefined): number | undefined | null {
  if (typed === undefined) return undefined;
  return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null;
}
