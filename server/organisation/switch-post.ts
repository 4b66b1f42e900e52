import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { hashToken, newToken, sessionEnd } from './session-token.ts';
import type { SignedIn } from './sign-in.ts';
import { actorIn } from './store/people-store.ts';
import { actorOfSession, deleteSession, insertSession } from './store/session-store.ts';

/**
 * Goes on in another of one's own posts, under a new token. The end of the session, counted from
 * signing in, stays.
 *
 * @throws Refusal NOT_FOUND for a post that the person does not hold today
 */
export async function switchToPost(
  platform: Platform,
  actor: Actor,
  postId: string,
  oldToken: string,
): Promise<SignedIn> {
  const now = platform.clock();
  const day = dayInVietnam(now);
  const next = await actorIn(platform.db, actor.accountId, postId, day);
  if (!next) throw new Refusal(platformErrors.NOT_FOUND);

  const token = newToken();
  const request = { name: 'switch_post', authorityId: next.authorityId, author: next, key: null };
  await perform(platform, request, async ({ tx, journal }) => {
    const session = await actorOfSession(tx, hashToken(oldToken), now, day);
    const ended = await deleteSession(tx, hashToken(oldToken));
    if (!session || !ended) throw new Refusal(platformErrors.NOT_SIGNED_IN);
    await insertSession(tx, {
      tokenHash: hashToken(token),
      accountId: next.accountId,
      postId,
      createdAt: session.createdAt,
      seenAt: now,
      expiresAt: sessionEnd(session.createdAt, now),
    });
    await journal({
      subjectKind: 'account',
      subjectId: next.accountId,
      before: { postId: actor.postId },
      after: { postId },
    });
  });
  return { token, actor: next };
}
