import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { fillSentence, Refusal } from '../../platform/refusal.ts';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { waitUntil } from '../feedback/clock-words.ts';
import { feedbackErrors } from '../feedback/errors-contract.ts';
import { PUBLIC_LIMITS } from '../feedback/rules/public-limits.ts';
import { countedSubject } from '../feedback/secrets.ts';
import { countOnce } from '../feedback/store/count-store.ts';
import { mailAlready, mailQuestion } from './letters.ts';
import { LETTER_WORDS } from './rules/letter-words.ts';
import { digestOfAddress, linkToken, plainAddress, sealAddress } from './secrets.ts';
import { putFollow, putFollower } from './store/follower-store.ts';
import { followedNames } from './store/news-store.ts';

/** What somebody asked to follow. */
export interface Wish {
  readonly authorityId: string;
  /** Null: the body as a whole. */
  readonly planId: string | null;
  readonly email: string;
  readonly lang: 'vi' | 'en';
}

const JOB = 'answer_wish_to_follow';
const PURPOSE = 'wish to follow';

/**
 * Theo dõi: puts a wish aside for a job. Whether anybody bears the address is not even looked up here, so that the
 * answer and its time are the same for all.
 *
 * @throws Refusal FOLLOW_TOO_SOON for a network that asks again and again
 */
export async function askToFollow(platform: Platform, wish: Wish, network: string): Promise<void> {
  const { db, journalKey, clock, jobs } = platform;
  const { authorityId } = wish;
  const subject = countedSubject(journalKey, `${network} follow`);
  const sealed = sealText(journalKey, PURPOSE, '', JSON.stringify(wish)).toString('base64');
  await db.transaction().execute(async (tx) => {
    const counted = { authorityId, what: 'follow', subject };
    const wait = await countOnce(tx, counted, PUBLIC_LIMITS.follow, clock());
    if (wait) throw new Refusal(feedbackErrors.FOLLOW_TOO_SOON, { at: waitUntil(wait) });
    await jobs.enqueue(tx, JOB, { wish: sealed });
  });
}

/** The job that answers wishes by letter: a question to confirm, or that it is followed already. */
export function wishJobs(platform: Platform, home: string): Record<string, JobHandler> {
  return {
    [JOB]: async ({ wish }) => {
      // Run every minute too, with nothing to answer.
      if (typeof wish !== 'string') return;
      const text = openText(platform.journalKey, PURPOSE, '', Buffer.from(wish, 'base64'));
      await answerWish(platform, home, JSON.parse(text));
    },
  };
}

/** Asks the bearer of the address: at most a few letters a day, whoever keeps asking for it. */
export async function answerWish(platform: Platform, home: string, wish: Wish): Promise<void> {
  const { journalKey, db, clock } = platform;
  const { authorityId, planId, lang } = wish;
  const address = plainAddress(wish.email);
  const counted = { authorityId, what: 'ask', subject: countedSubject(journalKey, address) };
  if (await countOnce(db, counted, PUBLIC_LIMITS.ask, clock())) return;
  await perform(platform, programAct('ask_to_follow', authorityId), async (context) => {
    const { tx, ids, now } = context;
    const followerId = await putFollower(tx, authorityId, {
      ...{ id: ids.next(), digest: digestOfAddress(journalKey, address), lang, now },
      sealed: sealAddress(journalKey, authorityId, address),
    });
    const follow = await putFollow(tx, authorityId, { id: ids.next(), followerId, planId, now });
    const { body, plans } = await followedNames(tx, authorityId, planId === null ? [] : [planId]);
    const all = fillSentence(LETTER_WORDS[lang].all, { body });
    const what = planId === null ? all : `“${plans.get(planId) ?? ''}”`;
    const to = { address, lang, home, body };
    const isKnown = follow.confirmed_at !== null;
    const token = isKnown
      ? linkToken(journalKey, 'manage', { authorityId, id: followerId })
      : linkToken(journalKey, 'confirm', { authorityId, id: follow.id });
    const letter = { what, token, key: `follow ${follow.id} ${now.getTime()}` };
    await (isKnown ? mailAlready : mailQuestion)(platform, context, to, letter);
    await context.journal({
      ...{ subjectKind: 'follower', subjectId: followerId, before: null },
      after: { planId, confirmed: isKnown },
    });
  });
}
