import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { CONFIRM_MS, type FollowKey } from './rules/follow-token.ts';
import {
  confirmFollow,
  dropFollow,
  dropFollower,
  followsOf,
  lockFollow,
  lockFollower,
} from './store/follower-store.ts';

/**
 * Xác nhận theo dõi: from here on letters come. What was published before is not told.
 *
 * @returns the follower; null where the question is older than 48 hours, or was taken back
 */
export async function confirmWish(platform: Platform, wish: FollowKey): Promise<FollowKey | null> {
  const { authorityId } = wish;
  const request = programAct('confirm_follow', authorityId);
  return perform(platform, request, async ({ tx, now, journal }) => {
    const found = await lockFollow(tx, wish);
    const isLate = !found?.confirmed_at && wasAsked(found, now) > CONFIRM_MS;
    if (found && !found.confirmed_at && !isLate) await confirmFollow(tx, wish, now);
    await journal({
      ...{ subjectKind: 'follower', subjectId: found?.follower_id ?? wish.id, before: null },
      after: { planId: found?.plan_id ?? null, late: isLate },
    });
    return found && !isLate ? { authorityId, id: found.follower_id } : null;
  });
}

/** How long ago, in milliseconds. */
function wasAsked(found: { readonly asked_at: Date } | null, now: Date): number {
  return found === null ? Number.POSITIVE_INFINITY : now.getTime() - found.asked_at.getTime();
}

/** Thôi theo dõi: one thing, or all (null). Who follows nothing any more is forgotten, address and all. */
export async function leave(
  platform: Platform,
  follower: FollowKey,
  followId: string | null,
): Promise<void> {
  const { authorityId } = follower;
  await perform(platform, programAct('leave_follow', authorityId), async (context) => {
    const { tx } = context;
    if (await lockFollower(tx, follower)) {
      if (followId !== null) await dropFollow(tx, follower, followId);
      const left = followId === null ? [] : await followsOf(tx, follower);
      if (left.length === 0) await dropFollower(tx, follower);
    }
    await context.journal({
      ...{ subjectKind: 'follower', subjectId: follower.id, before: null },
      after: { all: followId === null },
    });
  });
}
