import type { z } from 'zod';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { setDestination } from '../delivery/store/destination-store.ts';
import type { changePartner, Partner as ShownPartner } from './contract.ts';
import { channelErrors } from './errors-contract.ts';
import { destinationOf } from './invite-partner.ts';
import { fingerprintOf, shapePartner } from './partner-view.ts';
import { announceKey } from './rotate-key.ts';
import { baseAddress } from './rules/base-address.ts';
import { newestKey } from './store/identity-store.ts';
import { findPartner, lockPartner, type Partner, savePartner } from './store/partner-store.ts';

/**
 * Opens the line (xác nhận đối tác): the administrator says that the number shown here is the one that the
 * other end shows.
 *
 * @throws Refusal FINGERPRINT_CHANGED, PARTNER_STATE
 */
export async function confirm(
  platform: Platform,
  actor: Actor,
  id: string,
  body: { readonly fingerprint: string },
  key: string | null,
): Promise<ShownPartner> {
  requireMay(actor, 'exchange.manage', { authorityId: actor.authorityId });
  return actOn(platform, actor, 'confirm_partner', id, key, async (context, partner) => {
    if (partner.state !== 'checking') throw new Refusal(channelErrors.PARTNER_STATE);
    if ((await fingerprintOf(context.tx, partner)) !== body.fingerprint) {
      throw new Refusal(channelErrors.FINGERPRINT_CHANGED);
    }
    const newest = await newestKey(context.tx, context.authorityId);
    const confirmed: Partner = {
      ...partner,
      ...{ state: 'active', confirmed_at: context.now, confirmed_by: actor.personId },
    };
    await savePartner(context.tx, confirmed);
    await setDestination(context.tx, destinationOf(partner), false);
    if (newest && newest.id !== partner.own_key_id) await announceKey(context, partner, newest);
    await deliverSoon(context);
    return confirmed;
  });
}

const MOVES: Readonly<Record<'active' | 'paused' | 'ended', readonly Partner['state'][]>> = {
  active: ['paused'],
  paused: ['active'],
  ended: ['invited', 'checking', 'active', 'paused'],
};

/**
 * Renames, moves, pauses, resumes or ends a partner. What waits for one that is paused goes out when it is
 * resumed; what waits for one that has ended never goes.
 *
 * @throws Refusal CONFLICT, PARTNER_STATE, ADDRESS_NOT_SAFE
 */
export async function change(
  platform: Platform,
  actor: Actor,
  id: string,
  body: z.output<(typeof changePartner)['body']>,
  key: string | null,
  allowedHosts: ReadonlySet<string>,
): Promise<ShownPartner> {
  requireMay(actor, 'exchange.manage', { authorityId: actor.authorityId });
  const { address: written } = body;
  const address = written === undefined ? undefined : baseAddress(written, allowedHosts);
  if (address === null) {
    throw new Refusal(channelErrors.ADDRESS_NOT_SAFE, { address: written ?? '' });
  }
  return actOn(platform, actor, 'change_partner', id, key, async (context, partner) => {
    if (partner.version !== body.version) {
      const saved = { name: partner.name, address: partner.address, state: partner.state };
      throw new Refusal(platformErrors.CONFLICT, {}, { saved });
    }
    const { state = partner.state, name = partner.name } = body;
    if (body.state && !MOVES[body.state].includes(partner.state)) {
      throw new Refusal(channelErrors.PARTNER_STATE);
    }
    const changed: Partner = {
      ...partner,
      ...{ name, folded: accentFree(name), address: address ?? partner.address, state },
      invitation_digest: state === 'ended' ? null : partner.invitation_digest,
    };
    await savePartner(context.tx, changed);
    const isPaused = state === 'paused';
    if (partner.organ_id !== null) {
      await setDestination(context.tx, destinationOf(partner), isPaused);
      await deliverSoon(context);
    }
    return changed;
  });
}

async function actOn(
  platform: Platform,
  actor: Actor,
  act: string,
  id: string,
  key: string | null,
  work: (context: ActContext, partner: Partner) => Promise<Partner>,
): Promise<ShownPartner> {
  const request = { name: act, authorityId: actor.authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const partner = await lockPartner(context.tx, context.authorityId, id);
    if (partner === null) throw new Refusal(platformErrors.NOT_FOUND);
    const changed = await work(context, partner);
    const shown = ({ name, address, state }: Partner) => ({ name, address, state });
    await context.journal({
      ...{ subjectKind: 'partner', subjectId: id },
      ...{ before: shown(partner), after: shown(changed) },
    });
    const saved = await findPartner(context.tx, context.authorityId, id);
    if (saved === null) throw new Error(`Partner ${id} is gone`);
    return shapePartner(context.tx, saved);
  });
}
