import { type Platform, perform } from '../platform/act.ts';
import type { Actor } from './actor.ts';
import { hashToken } from './session-token.ts';
import { deleteSession } from './store/session-store.ts';

/** Ends the session of a token. */
export async function signOutOf(platform: Platform, actor: Actor, token: string): Promise<void> {
  const request = { name: 'sign_out', authorityId: actor.authorityId, author: actor, key: null };
  await perform(platform, request, async ({ tx, journal }) => {
    await deleteSession(tx, hashToken(token));
    await journal({
      subjectKind: 'account',
      subjectId: actor.accountId,
      before: null,
      after: null,
    });
  });
}
