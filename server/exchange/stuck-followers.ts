import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { StuckFollower, tryFollower, viewFollowers } from './channel/contract.ts';
import { stuckFollowers, tryCursorNow } from './store/cursor-store.ts';

/** Followers of the journal that an act holds up. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewStuckFollowers(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
): Promise<z.input<(typeof viewFollowers)['reply']>> {
  requireMay(actor, 'exchange.read', { authorityId: actor.authorityId });
  return { stuck: await shaped(db, actor.authorityId) };
}

/** Lets a follower try at once what holds it up, as after it was put right. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function tryFollowerNow(
  platform: Platform,
  actor: Actor,
  { follower }: z.output<(typeof tryFollower)['body']>,
  key: string | null,
): Promise<z.input<(typeof tryFollower)['reply']>> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const request = { name: 'try_follower', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await tryCursorNow(context.tx, authorityId, follower);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId, before: null, after: { follower } },
    });
    return { stuck: await shaped(context.tx, authorityId) };
  });
}

async function shaped(db: Db | Tx, authorityId: string): Promise<StuckFollower[]> {
  const found = await stuckFollowers(db, authorityId);
  return found.map((one) => ({
    ...{ follower: one.follower, position: one.position, attempts: one.attempts },
    ...{ since: one.failing_since.toISOString(), why: one.last_error ?? '' },
    nextAt: one.next_at?.toISOString() ?? null,
  }));
}
