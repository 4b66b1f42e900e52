import { dayInVietnam } from '../../calendar/rules/day.ts';
import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { wishJobs } from './ask-to-follow.ts';
import { mailNews } from './letters.ts';
import { CONFIRM_MS, type FollowKey } from './rules/follow-token.ts';
import { isLetterTime, SETTLED_MS, worthTelling } from './rules/news-of-follower.ts';
import { linkToken, openAddress } from './secrets.ts';
import { dropUnconfirmed, lockFollower, noteLetter } from './store/follower-store.ts';
import { followedNames, followersToTell, untoldNews } from './store/news-store.ts';

/** Letters written in one run of the job. */
const AT_ONCE = 500;

/** @param home where the pages are reached; null where mail is off: then nobody is asked or told */
export function followerJobs(platform: Platform, home: string | null): Record<string, JobHandler> {
  if (home === null) return {};
  return {
    ...wishJobs(platform, home),
    tell_followers: async () => {
      await tellFollowers(platform, home);
    },
  };
}

/**
 * Writes to followers what was published since their last letter: one letter a day at most, in office hours.
 *
 * @returns letters written
 */
export async function tellFollowers(platform: Platform, home: string): Promise<number> {
  const now = platform.clock();
  await dropUnconfirmed(platform.db, new Date(now.getTime() - 2 * CONFIRM_MS));
  if (!isLetterTime(now)) return 0;
  const today = dayInVietnam(now);
  const until = new Date(now.getTime() - SETTLED_MS);
  const waiting = await followersToTell(platform.db, today, until, AT_ONCE);
  for (const follower of waiting) {
    try {
      await tellOne(platform, home, follower, today, until);
    } catch (error) {
      // One who cannot be written to must not keep the others from their letters.
      platform.log.error({ error, follower: follower.id }, 'a follower was not told');
    }
  }
  return waiting.length;
}

async function tellOne(
  platform: Platform,
  home: string,
  follower: FollowKey,
  today: string,
  until: Date,
): Promise<void> {
  const { journalKey } = platform;
  const { authorityId, id } = follower;
  await perform(platform, programAct('tell_follower', authorityId), async (context) => {
    const { tx } = context;
    const found = await lockFollower(tx, follower);
    const isDue = found !== null && (found.letter_on === null || found.letter_on < today);
    const news = isDue ? worthTelling(await untoldNews(tx, follower, found.lang, until)) : [];
    if (found && news.length > 0) {
      const { body } = await followedNames(tx, authorityId, []);
      const address = openAddress(journalKey, authorityId, found.sealed);
      const token = linkToken(journalKey, 'manage', follower);
      const links = { key: `followed ${id} ${today}`, token };
      await mailNews(platform, context, { address, lang: found.lang, home, body }, news, links);
      await noteLetter(tx, follower, today, until);
    }
    await context.journal({
      ...{ subjectKind: 'follower', subjectId: id, before: null },
      after: { told: news.length },
    });
  });
}
