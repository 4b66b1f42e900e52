import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { loadAuthority } from '../../organisation/store/authority-store.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { OwnIdentity, saveIdentity, viewIdentity } from './contract.ts';
import { channelErrors } from './errors-contract.ts';
import { baseAddress } from './rules/base-address.ts';
import { makeKey, type PublicKey } from './signing.ts';
import {
  authorityCalled,
  findIdentity,
  insertKey,
  newestKey,
  saveIdentity as saveIdentityRow,
} from './store/identity-store.ts';
import { partnersWhere } from './store/partner-store.ts';

/** How this body is called by others. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewOwnIdentity(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
  address: string,
): Promise<z.input<(typeof viewIdentity)['reply']>> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.read', { authorityId });
  const authority = await loadAuthority(platform.db, authorityId);
  return {
    identity: await shapeIdentity(platform, authorityId),
    suggested: { name: authority?.name ?? '', address },
  };
}

export async function shapeIdentity(
  { db }: { readonly db: Parameters<typeof findIdentity>[0] },
  authorityId: string,
): Promise<OwnIdentity | null> {
  const identity = await findIdentity(db, authorityId);
  const key = await newestKey(db, authorityId);
  if (identity === null || key === null) return null;
  return {
    ...{ organId: identity.organ_id, name: identity.name, address: identity.address },
    ...{ thumbprint: key.thumbprint, keyMadeAt: key.made_at.toISOString() },
  };
}

/**
 * Says how this body is called and reached by others (khai mã định danh), and makes its first key.
 *
 * @param allowedHosts hosts that may be named without TLS
 * @throws Refusal ORGAN_TAKEN, ORGAN_IN_USE, ADDRESS_NOT_SAFE
 */
export async function nameOneself(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof saveIdentity)['body']>,
  key: string | null,
  allowedHosts: ReadonlySet<string>,
): Promise<OwnIdentity> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const address = baseAddress(body.address, allowedHosts);
  if (address === null) {
    throw new Refusal(channelErrors.ADDRESS_NOT_SAFE, { address: body.address });
  }
  const made = await makeKeyFor(platform);
  const request = { name: 'name_exchange', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const { organId, name } = body;
    const called = await authorityCalled(tx, organId);
    if (called !== null && called !== authorityId) {
      throw new Refusal(channelErrors.ORGAN_TAKEN, { organId });
    }
    const before = await findIdentity(tx, authorityId);
    if (before !== null && before.organ_id !== organId) {
      const live = await partnersWhere(tx, authorityId, sql`p.state <> 'ended'`);
      if (live.length > 0) throw new Refusal(channelErrors.ORGAN_IN_USE);
    }
    await saveIdentityRow(tx, {
      ...{ authority_id: authorityId, organ_id: organId, name, address },
      ...{ changed_at: now, changed_by: actor.personId },
    });
    if ((await newestKey(tx, authorityId)) === null) await keepKey(context, made);
    await context.journal({
      ...{ subjectKind: 'exchange_identity', subjectId: authorityId },
      before: before && { organId: before.organ_id, name: before.name, address: before.address },
      after: { organId, name, address },
    });
    return shapedOrFail({ db: tx }, authorityId);
  });
}

/** A key that is not kept yet; made outside the transaction, which may be tried twice. */
export async function makeKeyFor(
  platform: Pick<Platform, 'journalKey' | 'ids'>,
): Promise<{ id: string; publicKey: PublicKey; thumbprint: string; sealed: Buffer }> {
  const id = platform.ids.next();
  return { id, ...(await makeKey(platform.journalKey, id)) };
}

export async function keepKey(
  { tx, authorityId, now }: ActContext,
  made: Awaited<ReturnType<typeof makeKeyFor>>,
): Promise<void> {
  await insertKey(tx, authorityId, {
    ...{ id: made.id, thumbprint: made.thumbprint, public_key: made.publicKey },
    ...{ sealed: made.sealed, made_at: now },
  });
}

async function shapedOrFail(
  from: { readonly db: Parameters<typeof findIdentity>[0] },
  authorityId: string,
): Promise<OwnIdentity> {
  const shaped = await shapeIdentity(from, authorityId);
  if (shaped === null) throw new Error(`Identity of ${authorityId} was not written`);
  return shaped;
}
