import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { Identity } from './oidc-contract.ts';
import { deleteIdentity, endSignOnSessions, identitiesOf } from './store/oidc-store.ts';

/** The accounts elsewhere by which a person signs on. */
export async function viewIdentities(db: Db | Tx, actor: Actor): Promise<Identity[]> {
  const found = await identitiesOf(db, actor.accountId);
  return found.map(({ issuer, subject, shown, linkedAt, usedAt }) => ({
    ...{ issuer, subject, shown },
    linkedAt: linkedAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

/**
 * Unlinks an account elsewhere from one's own; sessions that began by it end.
 *
 * @throws Refusal NOT_FOUND for one that is not linked to this person
 */
export async function unlinkIdentityOf(
  platform: Platform,
  actor: Actor,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
  key: string | null,
): Promise<{ identities: Identity[] }> {
  const { authorityId, accountId } = actor;
  const request = { name: 'unlink_identity', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, journal }) => {
    const gone = await deleteIdentity(tx, accountId, issuer, subject);
    if (!gone) throw new Refusal(platformErrors.NOT_FOUND);
    await endSignOnSessions(tx, issuer, { sid: null, subject });
    await journal({
      ...{ subjectKind: 'account', subjectId: accountId },
      ...{ before: { issuer, shown: gone.shown }, after: null },
    });
    return { identities: await viewIdentities(tx, actor) };
  });
}
