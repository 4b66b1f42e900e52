import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { Me, PostRef } from './contract.ts';
import { rightsOf } from './rules/may.ts';
import { accountById } from './store/account-store.ts';
import { postsOf } from './store/people-store.ts';

/** Who is signed in, every post held today, and what the acting post may do somewhere. */
export async function viewMe(platform: Platform, actor: Actor): Promise<Me> {
  const today = dayInVietnam(platform.clock());
  const [account, posts] = await Promise.all([
    accountById(platform.db, actor.accountId),
    postsOf(platform.db, actor.personId, today),
  ]);
  const acting =
    posts.find((post) => post.id === actor.postId && viaOf(post) === (actor.via ?? null)) ??
    posts.find((post) => post.id === actor.postId);
  if (!account || !acting) throw new Refusal(platformErrors.NOT_SIGNED_IN);
  return {
    person: { id: actor.personId, fullName: actor.personName },
    username: account.username,
    posts,
    acting,
    scopes: rightsOf(actor.role, actor.only),
    today,
    demonstration: account.demonstration,
  };
}

/** By what a post is held, as `Author.via` says it. */
function viaOf({ through }: PostRef): string | null {
  return through ? `${through.kind}:${through.id}` : null;
}
