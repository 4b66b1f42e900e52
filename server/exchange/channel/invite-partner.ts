import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import { dayInVietnam, formatDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { run } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { deliverySql } from '../delivery/store/delivery-store.ts';
import { setDestination } from '../delivery/store/destination-store.ts';
import type { Partner as ShownPartner } from './contract.ts';
import { channelErrors } from './errors-contract.ts';
import { shapePartner } from './partner-view.ts';
import { baseAddress } from './rules/base-address.ts';
import { type Invitation, readInvitation, writeInvitation } from './rules/invitation.ts';
import { thumbprintOf } from './signing.ts';
import { findIdentity, type Identity, type KeptKey, newestKey } from './store/identity-store.ts';
import { insertPartner, type Partner, partnersWhere } from './store/partner-store.ts';

/** An invitation that nobody answers ends by itself. */
const INVITATION_MS = 7 * 24 * 3_600_000;

/** The kind under which an answer to an invitation waits in the outbox; it is sent to an address of its own. */
export const PAIRING = 'channel.pairing';

export function digestOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Makes an invitation (mã mời) for a body on another installation. The code is given out by hand, once: only
 * the hash of its secret is kept.
 *
 * @throws Refusal EXCHANGE_UNNAMED, INVITATION_SHOWN
 */
export async function invite(
  platform: Platform,
  actor: Actor,
  body: { readonly name: string },
  key: string | null,
): Promise<{ partner: ShownPartner; code: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const secret = randomBytes(24).toString('base64url');
  const request = { name: 'invite_partner', authorityId, author: actor, key };
  const made = await perform(platform, request, async (context) => {
    const { identity, key: own } = await sideOf(context);
    const until = new Date(context.now.getTime() + INVITATION_MS);
    const partner = newPartner(context, actor, body.name, own.id, {
      ...{ state: 'invited', invitation_digest: digestOfSecret(secret), invitation_until: until },
    });
    await insertPartner(context.tx, partner);
    await context.journal({
      ...{ subjectKind: 'partner', subjectId: partner.id, before: null },
      after: { name: body.name, state: 'invited' },
    });
    const invitation: Omit<Invitation, 'secret'> = {
      ...{ v: 1, organId: identity.organ_id, name: identity.name, address: identity.address },
      ...{ key: own.public_key, until: until.toISOString() },
    };
    const digest = digestOfSecret(secret).toString('hex');
    return { partner: await shapePartner(context.tx, partner), invitation, digest };
  });
  const { partner, invitation, digest } = made;
  // What an act replies is kept for a resend, so the secret is no part of it and is not shown twice.
  if (digest !== digestOfSecret(secret).toString('hex')) {
    throw new Refusal(channelErrors.INVITATION_SHOWN);
  }
  return { partner, code: writeInvitation({ ...invitation, secret }) };
}

/**
 * Enters an invitation that another body gave: its key is kept, and our own is sent there with the secret. Both
 * administrators compare the fingerprint then, before anything else goes over the line.
 *
 * @throws Refusal EXCHANGE_UNNAMED, INVITATION_UNREADABLE, INVITATION_OVER, INVITATION_OWN, PARTNER_TWICE,
 * ADDRESS_NOT_SAFE
 */
export async function accept(
  platform: Platform,
  actor: Actor,
  body: { readonly code: string },
  key: string | null,
  allowedHosts: ReadonlySet<string>,
): Promise<ShownPartner> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const invitation = readInvitation(body.code);
  if (invitation === null) throw new Refusal(channelErrors.INVITATION_UNREADABLE);
  const address = baseAddress(invitation.address, allowedHosts);
  if (address === null) {
    throw new Refusal(channelErrors.ADDRESS_NOT_SAFE, { address: invitation.address });
  }
  const thumbprint = await thumbprintOf(invitation.key);
  const request = { name: 'accept_invitation', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const { identity, key: own } = await sideOf(context);
    if (new Date(invitation.until) < now) {
      const until = formatDay(dayInVietnam(new Date(invitation.until)));
      throw new Refusal(channelErrors.INVITATION_OVER, { until });
    }
    const { organId } = invitation;
    if (organId === identity.organ_id) throw new Refusal(channelErrors.INVITATION_OWN);
    await refuseTwice(context, organId);
    const partner = newPartner(context, actor, invitation.name, own.id, {
      ...{ state: 'checking', organ_id: organId, address, public_key: invitation.key, thumbprint },
    });
    await insertPartner(tx, partner);
    await setDestination(tx, destinationOf(partner), false);
    const answer: PairingAnswer = {
      ...{ format: 1, secret: invitation.secret, organId: identity.organ_id },
      ...{ name: identity.name, address: identity.address, key: own.public_key },
    };
    await run(
      tx,
      deliverySql({
        ...{ authority_id: authorityId, id: context.ids.next(), kind: 'message', at: now },
        ...{ destination_id: partner.id, subject: PAIRING, ordinal: '1', event: PAIRING },
        ...{ body: JSON.stringify(answer), holds: false },
      }),
    );
    await deliverSoon(context);
    await context.journal({
      ...{ subjectKind: 'partner', subjectId: partner.id, before: null },
      after: { name: partner.name, organId, address, thumbprint, state: 'checking' },
    });
    return shapePartner(tx, partner);
  });
}

/** What answers an invitation, signed by the key that it names. */
export interface PairingAnswer
  extends Pick<Invitation, 'secret' | 'organId' | 'name' | 'address' | 'key'> {
  readonly format: 1;
}

/** @throws Refusal PARTNER_TWICE where a live partner bears the code already */
export async function refuseTwice(context: ActContext, organId: string): Promise<void> {
  const there = await partnersWhere(
    context.tx,
    context.authorityId,
    sql`p.organ_id = ${organId} and p.state <> 'ended'`,
  );
  if (there.length > 0) throw new Refusal(channelErrors.PARTNER_TWICE, { organId });
}

export function destinationOf(partner: Pick<Partner, 'authority_id' | 'id'>) {
  return {
    ...{ authority_id: partner.authority_id, destination_id: partner.id },
    kind: 'message' as const,
  };
}

async function sideOf({
  tx,
  authorityId,
}: ActContext): Promise<{ identity: Identity; key: KeptKey }> {
  const identity = await findIdentity(tx, authorityId);
  const key = await newestKey(tx, authorityId);
  if (identity === null || key === null) throw new Refusal(channelErrors.EXCHANGE_UNNAMED);
  return { identity, key };
}

function newPartner(
  { ids, now, authorityId }: ActContext,
  actor: Actor,
  name: string,
  ownKeyId: string,
  rest: Partial<Partner> & Pick<Partner, 'state'>,
): Partner {
  return {
    ...{
      authority_id: authorityId,
      id: ids.next(),
      organ_id: null,
      name,
      folded: accentFree(name),
    },
    ...{ address: null, public_key: null, thumbprint: null, next_key: null, next_thumbprint: null },
    ...{ own_key_id: ownKeyId, invitation_digest: null, invitation_until: null, skew_ms: null },
    ...{ last_received_at: null, version: 1, made_at: now, made_by: actor.personId },
    ...{ confirmed_at: null, confirmed_by: null },
    ...rest,
  };
}
