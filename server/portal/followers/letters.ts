import { formatDay, isDay } from '../../calendar/rules/day.ts';
import type { ActContext, Platform } from '../../platform/act.ts';
import { addressIn } from '../../platform/html/language.ts';
import {
  type QueuedMail,
  queueMail,
  SECRET_PLACE,
  SEND_MAIL,
  sealForLetter,
} from '../../platform/mail/queue-mail.ts';
import { type Block, writeBlocks } from '../../platform/mail/rules/plain-html.ts';
import { fillSentence } from '../../platform/refusal.ts';
import { LETTER_WORDS } from './rules/letter-words.ts';
import type { News } from './rules/news-of-follower.ts';

/** To whom a letter goes, and from where. */
export interface LetterTo {
  readonly address: string;
  readonly lang: 'vi' | 'en';
  /** Where the pages are reached: `https://cong-khai.example.vn`. */
  readonly home: string;
  readonly body: string;
}

type Means = Pick<Platform, 'journalKey'>;

/** The one letter that comes before anything was confirmed: what it is about, and what to expect. */
export function mailQuestion(
  means: Means,
  context: ActContext,
  to: LetterTo,
  wish: { readonly what: string; readonly token: string; readonly key: string },
): Promise<void> {
  const words = LETTER_WORDS[to.lang];
  const said = { what: wish.what, body: to.body };
  return mail(means, context, to, {
    ...{ key: wish.key, token: wish.token, listUnsubscribe: null },
    subject: fillSentence(words.confirmSubject, said),
    blocks: [
      { kind: 'paragraph', text: fillSentence(words.confirmWhy, said) },
      { kind: 'link', text: words.confirmLink, address: pageOf(to, 'xac-nhan') },
      { kind: 'paragraph', text: words.confirmAfter },
      { kind: 'paragraph', text: words.confirmElse },
    ],
  });
}

/** To somebody who follows it already: nothing is to be done. */
export function mailAlready(
  means: Means,
  context: ActContext,
  to: LetterTo,
  wish: { readonly what: string; readonly token: string; readonly key: string },
): Promise<void> {
  const words = LETTER_WORDS[to.lang];
  const said = { what: wish.what, body: to.body };
  return mail(means, context, to, {
    ...{ key: wish.key, token: wish.token, listUnsubscribe: null },
    subject: fillSentence(words.alreadySubject, said),
    blocks: [
      { kind: 'paragraph', text: fillSentence(words.already, said) },
      { kind: 'link', text: words.manage, address: pageOf(to, 'quan-ly') },
    ],
  });
}

/** What was published since the last letter, with the ways to change and to end it. */
export function mailNews(
  means: Means,
  context: ActContext,
  to: LetterTo,
  news: readonly News[],
  links: { readonly key: string; readonly token: string },
): Promise<void> {
  const words = LETTER_WORDS[to.lang];
  const said = { body: to.body, count: news.length };
  return mail(means, context, to, {
    ...links,
    subject: fillSentence(words.newsSubject, said),
    listUnsubscribe: pageOf(to, 'thoi'),
    blocks: [
      ...news.flatMap((each) => blocksOf(each, to)),
      { kind: 'link', text: words.manage, address: pageOf(to, 'quan-ly') },
      { kind: 'link', text: words.leave, address: pageOf(to, 'thoi') },
    ],
  });
}

function blocksOf({ kind, title, cutOff, note, path }: News, { lang, home }: LetterTo): Block[] {
  const words = LETTER_WORDS[lang];
  const day = cutOff !== null && isDay(cutOff) ? formatDay(cutOff) : null;
  const head = [words[kind], day === null ? null : fillSentence(words.cutOff, { day })];
  return [
    { kind: 'heading', text: head.filter((each) => each !== null).join(', ') },
    ...(note ? [{ kind: 'paragraph', text: note } as const] : []),
    { kind: 'link', text: title, address: `${home}${addressIn(lang, path)}` },
  ];
}

type FollowerPage = 'xac-nhan' | 'quan-ly' | 'thoi';

/** A page of a follower; its token stands nowhere in the database. */
function pageOf({ home, lang }: LetterTo, page: FollowerPage): string {
  return `${home}${addressIn(lang, `/p/theo-doi/${page}/${SECRET_PLACE}`)}`;
}

async function mail(
  { journalKey }: Means,
  context: ActContext,
  { address }: LetterTo,
  letter: Pick<QueuedMail, 'key' | 'subject' | 'listUnsubscribe'> & {
    readonly token: string;
    readonly blocks: readonly Block[];
  },
): Promise<void> {
  const { key, subject, listUnsubscribe, token, blocks } = letter;
  await queueMail(context, {
    ...{ key, to: address, sealWith: journalKey, subject, listUnsubscribe },
    ...{ ...writeBlocks(blocks), secret: sealForLetter(journalKey, key, token) },
  });
  await context.enqueue(SEND_MAIL, {});
}
