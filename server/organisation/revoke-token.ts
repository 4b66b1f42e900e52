import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { may } from './rules/may.ts';
import { lockToken, revokeRow } from './store/token-store.ts';
import type { Token } from './token-contract.ts';
import { shapeToken } from './token-views.ts';

/**
 * Revokes a key (thu hồi khoá): one's own, or as administrator one of the authority. Every process hears
 * of it with the commit; a key that is revoked already stays as it is.
 *
 * @throws Refusal NOT_FOUND for a key of somebody else
 */
export async function revokeTokenOf(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<Token> {
  const request = { name: 'revoke_token', authorityId: actor.authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, now, journal }) => {
    const today = dayInVietnam(now);
    const token = await lockToken(tx, id, today);
    // A key that got into other hands must not take the others of its person away: it needs the right for that.
    const byKey = actor.via?.startsWith('token:') ?? false;
    const isOwn = token?.account_id === actor.accountId && !byKey;
    const thing = { authorityId: token?.authority_id ?? '' };
    if (!token || !(isOwn || may(actor, 'token.manage', thing).allowed)) {
      throw new Refusal(platformErrors.NOT_FOUND);
    }
    await revokeRow(tx, id, now, actor.personId);
    await journal({
      ...{
        subjectKind: 'token',
        subjectId: id,
        before: { name: token.name, prefix: token.prefix },
      },
      after: null,
    });
    return shapeToken({ ...token, revoked_at: token.revoked_at ?? now }, today);
  });
}
