import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { hashToken, newToken, sessionEnd } from './session-token.ts';
import type { SignedIn } from './sign-in.ts';
import { actorIn } from './store/people-store.ts';
import { actorOfSession, moveSession } from './store/session-store.ts';

/**
 * Goes on in another post: of one's own, or lent by a delegation that is named. The token is a new one. The
 * end of the session, counted from signing in, stays.
 *
 * @throws Refusal NOT_FOUND for a post that the person may not work in today
 */
export async function switchToPost(
  platform: Platform,
  actor: Actor,
  { postId, delegationId }: { readonly postId: string; readonly delegationId: string | null },
  oldToken: string,
): Promise<SignedIn> {
  const now = platform.clock();
  const day = dayInVietnam(now);
  const next = await actorIn(platform.db, actor.accountId, postId, day, delegationId);
  if (!next) throw new Refusal(platformErrors.NOT_FOUND);

  const token = newToken();
  const request = { name: 'switch_post', authorityId: next.authorityId, author: next, key: null };
  await perform(platform, request, async ({ tx, journal }) => {
    const session = await actorOfSession(tx, hashToken(oldToken), now, day);
    const moved =
      session !== null &&
      (await moveSession(tx, hashToken(oldToken), {
        ...{ tokenHash: hashToken(token), postId, delegationId, seenAt: now },
        expiresAt: sessionEnd(session.createdAt, now),
      }));
    if (!moved) throw new Refusal(platformErrors.NOT_SIGNED_IN);
    await journal({
      subjectKind: 'account',
      subjectId: next.accountId,
      before: { postId: actor.postId },
      after: { postId },
    });
  });
  return { token, actor: next };
}
