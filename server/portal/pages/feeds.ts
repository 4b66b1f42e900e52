import { Feed } from 'feed';
import { addressIn } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { EditionHead } from '../rules/public-snapshot.ts';
import type { PublishedPlan, PublishedRow } from '../store/published.ts';
import { addresses, withQuery } from './addresses.ts';
import { LIST_WORDS } from './list-words.ts';
import type { PublicAnswer } from './mount.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { countsSentence } from './promise.ts';
import { day, dayOf } from './say.ts';

const ATOM = 'application/atom+xml; charset=utf-8';
/** A feed is what is new: whoever needs all of it reads the pages. */
const MOST_ENTRIES = 50;

interface About {
  readonly title: string;
  readonly path: string;
  readonly feedPath: string;
  readonly origin: string;
  readonly author: string;
  readonly updated: Date;
}

function feedOf({ title, path, feedPath, origin, author, updated }: About): Feed {
  const link = origin + path;
  return new Feed({
    ...{ id: link, link, title, updated, language: 'vi', author: { name: author } },
    copyright: PLAN_WORDS.vi.licence,
    generator: 'Chỉ Đạo',
    feedLinks: { atom: origin + feedPath },
  });
}

/** Editions and corrections of a plan, the newest first (Atom, RFC 4287). */
export function planFeed(plan: PublishedPlan, origin: string): PublicAnswer {
  const place = { authority: plan.authoritySlug, plan: plan.slug };
  const newest = plan.editions[0]?.publishedAt;
  const feed = feedOf({
    ...{ title: plan.title, origin, author: plan.authorityName },
    ...{ path: addresses.plan(place), feedPath: addresses.feed(place) },
    updated: new Date(plan.withdrawal?.on ?? newest ?? 0),
  });
  for (const head of plan.editions.slice(0, MOST_ENTRIES)) {
    const link = origin + withQuery('vi', addresses.plan(place), { ban: head.number });
    const text = editionText(head);
    feed.addItem({
      ...{
        id: link,
        link,
        title: `${plan.title}: ${kindOf(head)}`,
        date: new Date(head.publishedAt),
      },
      ...{ description: text, content: text },
    });
  }
  return { authorities: [plan.authorityId], type: ATOM, body: feed.atom1() };
}

/** What a body has published, the newest first; other things of it, such as articles, stand among it by their day. */
export function bodyFeed(
  authority: { readonly authorityId: string; readonly slug: string; readonly name: string },
  plans: readonly PublishedRow[],
  others: readonly FeedEntry[],
  origin: string,
): PublicAnswer {
  const entries = [
    ...others,
    ...plans
      .filter(({ state }) => state === 'published')
      .map((plan): FeedEntry => {
        const place = { authority: authority.slug, plan: plan.slug };
        return {
          path: withQuery('vi', addresses.plan(place), { ban: plan.edition }),
          title: plan.title,
          at: plan.publishedAt,
          text: `${countsSentence(plan.counts, plan.counts.total, 'vi')} ${fillSentence(PLAN_WORDS.vi.cutOff, { day: day(plan.cutOff) })}.`,
        };
      }),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_ENTRIES);
  const feed = feedOf({
    ...{ title: fillSentence(LIST_WORDS.vi.bodyTitle, { body: authority.name }), origin },
    ...{ author: authority.name, updated: entries[0]?.at ?? new Date(0) },
    ...{
      path: addressIn('vi', addresses.body(authority.slug)),
      feedPath: addresses.bodyFeed(authority.slug),
    },
  });
  for (const { path, title, at, text } of entries) {
    const link = origin + path;
    feed.addItem({ ...{ id: link, link, title, date: at, description: text, content: text } });
  }
  return { authorities: [authority.authorityId], type: ATOM, body: feed.atom1() };
}

/** Something new of a body. */
export interface FeedEntry {
  readonly path: string;
  readonly title: string;
  readonly at: Date;
  readonly text: string;
}

function kindOf({ number, kind }: EditionHead): string {
  return `${PLAN_WORDS.vi[kind]} (${number})`;
}

function editionText({ number, kind, publishedAt, cutOff, note, withdrawal }: EditionHead): string {
  const words = PLAN_WORDS.vi;
  const line = fillSentence(words.editionLine, {
    ...{ number, kind: words[kind], day: dayOf(publishedAt), cutOff: day(cutOff) },
  });
  const taken =
    withdrawal === null
      ? null
      : fillSentence(words.withdrawnEdition, {
          day: day(withdrawal.on),
          reason: withdrawal.reason,
        });
  return [line, note, taken].filter((each) => each !== null).join('. ');
}
